import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import type { Teacher } from '../../teachers/Teacher';
import { checkSameRowFormat } from './checkSameRowFormat';
import { createFeatureSpace } from './createFeatureSpace';

export interface EmbeddingsOptions {
  /** A name from `layersOf`. Default: the layer called "representation", otherwise the last one before the logits. */
  layer?: string;
  /** Rows per pass. Default 512, or fewer if rows have more than 2,048 numbers. */
  batchSize?: number;
  /** For a table and a teacher without layers: the rows whose means and deviations scale the columns. Default: `data`. */
  scaledBy?: Dataset;
}

/**
 * The rows of a dataset as vectors: the output of a layer of a model, in one pass as at inference. Maps, volumes and sequences are averaged
 * over their places. A teacher without layers (a function, a forest) gives its logits, except for a table (a dataset with `features`):
 * there the vector is the row itself, with numbers scaled by mean and deviation and one number for each value of a category.
 *
 * @returns [rows, features]
 * @throws TypeError or RangeError for bad data or options, a layer that does not exist, a layer name for a teacher without layers, and features that
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
    checkSameRowFormat('embeddings', { scaledBy }, { data });
  }
  return createFeatureSpace('embeddings', { teacher: model, layer, batchSize, real: scaledBy }).vectors(data);
}
