import { checkModel } from '../../engine/checkModel';
import { encodeModelFiles } from '../../deploy/modelFile/encodeModelFiles';
import type { Cost, CostOptions } from './Cost';
import { createCost } from './createCost';

/**
 * Bytes of the files that `kd.saveModel` writes: weights of 32 bits and the description of the layers.
 *
 * @param options `atMost`: the budget. Default: none.
 * @throws TypeError or RangeError unless `atMost` is a number above 0.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 8, inputShape: [4] })] });
 * const [bytes] = await kd.architecture.bytesOnDisk().measure([student]); // 160 for the weights, and some hundred
 * ```
 */
export function bytesOnDisk(options: CostOptions = {}): Cost {
  return createCost('bytesOnDisk', options, {
    ...{ label: 'bytes on disk', unit: 'bytes' },
    async measure(models) {
      const all: number[] = [];
      for (const model of models) {
        checkModel('bytesOnDisk', model);
        const files = Object.values(await encodeModelFiles(model));
        all.push(files.reduce((sum, file) => sum + Buffer.byteLength(file), 0));
      }
      return all;
    }
  });
}
