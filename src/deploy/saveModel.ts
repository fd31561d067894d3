import type * as tf from '@tensorflow/tfjs';
import { checkModel } from '../engine/checkModel';
import { checkPath } from '../checks/checkPath';
import { encodeModelFiles } from './modelFile/encodeModelFiles';
import { writeFilesAtomically } from './writeFilesAtomically';

/**
 * Writes a tfjs model to a folder, as `model.json` and `weights.bin`: tfjs' own layout, so that a browser can read it too. It writes all or
 * nothing: an older model in the folder stays whole until the new one is complete. The names of the classes that it was trained on are kept.
 *
 * @throws TypeError or RangeError for anything but a built model that is in use; Error if the folder cannot be written.
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
 * await kd.saveModel(model, 'student');
 * const again = await kd.loadModel('student');
 * ```
 */
export async function saveModel(model: tf.LayersModel, folder: string): Promise<void> {
  checkModel('saveModel', model);
  checkPath('saveModel', folder, 'give the path of a folder');
  await writeFilesAtomically('saveModel', folder, await encodeModelFiles(model));
}
