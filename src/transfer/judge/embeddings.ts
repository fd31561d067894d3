import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { checkSameRows } from './checkSameRows';
import { comparisonSpace } from './comparisonSpace';

export interface EmbeddingsOptions {
  /** As `layersOf` says it. Default: the layer called "representation", else the last one before the logits. */
  layer?: string;
  /** Rows a pass. Default 512, fewer of rows of more than 2,048 numbers. */
  batchSize?: number;
  /** Of a table that is seen without layers: the rows whose means and deviations scale its columns. Default: `data`. */
  scaledBy?: Dataset;
}

/**
 * The rows of a dataset as vectors: what a layer of a model makes of them, in one pass as at inference; maps, volumes and sequences are
 * averaged over their places. A teacher without layers (a function, a forest) gives its logits, except for a table (a dataset with `features`):
 * there the vector is the row itself, its numbers scaled by mean and deviation, its categories one number for each value.
 *
 * @returns [rows, features]
 * @throws TypeError or RangeError for bad data or options, a layer that is not there, a layer of a teacher without layers, and features that
 *   are not finite.
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.dense({ name: 'hidden', units: 8, inputShape: [2] }), tf.layers.dense({ units: 2 })] });
 * const data = kd.dataset({ x: [[1, 2], [3, 4]], y: [0, 1], classes: 2 });
 * const { rows, columns } = await kd.embeddings(model, data); // 2 rows of 8 numbers, of the layer "hidden"
 * ```
 */
export async function embeddings(
  model: tf.LayersModel | Teacher | LogitsFunction,
  data: Dataset,
  options: EmbeddingsOptions = {}
): Promise<Matrix> {
  checkOptions('embeddings', options, ['layer', 'batchSize', 'scaledBy']);
  const { layer, batchSize, scaledBy = data } = options;
  if (batchSize !== undefined) checkNumber('embeddings', 'batchSize', batchSize, { integer: true, atLeast: 1 });
  checkDataset(data, 'embeddings');
  if (scaledBy !== data) {
    checkDataset(scaledBy, 'embeddings: scaledBy');
    checkSameRows('embeddings', { scaledBy }, { data });
  }
  return comparisonSpace('embeddings', { teacher: model, layer, batchSize, real: scaledBy }).vectors(data);
}
