import * as tf from '@tensorflow/tfjs';
import { areFinite, snapshotWeights } from '../../loop/weights/snapshotWeights';
import { setWeights } from '../../loop/weights/setWeights';

/**
 * Does something that changes a model. If it fails, or leaves weights that are no finite numbers, the model has its weights of before.
 *
 * @throws what the work throws; RangeError for weights that are not finite.
 */
export async function revertUnlessFinite(model: tf.LayersModel, work: () => Promise<void>): Promise<void> {
  const before = snapshotWeights(model);
  try {
    await work();
    const after = snapshotWeights(model);
    const isFinite = areFinite(after);
    tf.dispose(after);
    if (!isFinite) throw new RangeError('expected finite weights, got NaN or Infinity; look at its rows and its learning rate');
  } catch (error) {
    setWeights(model, before);
    throw error;
  } finally {
    tf.dispose(before);
  }
}
