import { checkModel } from '../../engine/checkModel';
import type { Cost, CostOptions } from './Cost';
import { createCost } from './createCost';

/**
 * The numbers that a student keeps: weights, and running means and variances of batch normalisation.
 *
 * @param options `atMost`: the budget. Default: none.
 * @throws TypeError or RangeError unless `atMost` is a number above 0.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 8, inputShape: [4] })] });
 * kd.architecture.parameters({ atMost: 50_000 }).measure([student]); // [40]
 * ```
 */
export function parameters(options: CostOptions = {}): Cost {
  return createCost('parameters', options, {
    ...{ label: 'parameters', unit: 'count' },
    measure: (models) =>
      models.map((model) => {
        checkModel('parameters', model);
        return model.countParams();
      })
  });
}
