import type * as tf from '@tensorflow/tfjs';
import { areEqualLists } from '../../engine/graph/areEqualLists';
import type { AnyDataset } from '../../data/Dataset';
import { predictFewLogits } from '../task/predictFewLogits';

/**
 * Whether a copy of a model gives the same logits as the model for a few rows, as at inference, to the last bit. Also true if the model does not
 * give the same twice, since then nobody can tell.
 */
export function hasSameLogits(model: tf.LayersModel, copy: tf.LayersModel, rows: Pick<AnyDataset, 'x' | 'y' | 'shape'>): boolean {
  const given = predictFewLogits(model, rows).values;
  return areEqualLists(given, predictFewLogits(copy, rows).values) || !areEqualLists(given, predictFewLogits(model, rows).values);
}
