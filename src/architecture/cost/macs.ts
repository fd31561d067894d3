import { checkModel } from '../../engine/checkModel';
import { countMacs } from '../../teachers/countMacs';
import type { Cost, CostOptions } from './Cost';
import { createCost } from './createCost';

/**
 * Multiply-accumulates for one row: those of dense, convolutional (also depthwise and separable), recurrent and attention layers. Additions, activations and normalisation do not count.
 *
 * @param options `atMost`: the budget. Default: none.
 * @throws TypeError or RangeError unless `atMost` is a number above 0; when it measures, RangeError for a model with a layer of another kind.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 8, inputShape: [4] })] });
 * kd.architecture.macs().measure([student]); // [32]
 * ```
 */
export function macs(options: CostOptions = {}): Cost {
  return createCost('macs', options, {
    ...{ label: 'multiply-accumulates', unit: 'count' },
    measure: (models) =>
      models.map((model) => {
        checkModel('macs', model);
        const count = countMacs(model);
        if (count !== null) return count;
        throw new RangeError(
          `macs: expected layers whose multiply-accumulates are known, got "${model.name}" with others; give kd.architecture.parameters()`
        );
      })
  });
}
