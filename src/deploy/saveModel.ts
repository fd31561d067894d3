import * as tf from '@tensorflow/tfjs';
import { checkModel } from '../engine/checkModel';
import { checkPath } from '../checks/checkPath';
import { writeFolder } from './writeFolder';

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
  let files: { [name: string]: string | Uint8Array } = {};
  await model.save(
    tf.io.withSaveHandler(async (artifacts) => {
      files = modelFiles(artifacts);
      return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
    })
  );
  await writeFolder('saveModel', folder, files);
}

function modelFiles({ modelTopology, weightSpecs, weightData, format, generatedBy, userDefinedMetadata }: tf.io.ModelArtifacts): {
  [name: string]: string | Uint8Array;
} {
  const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
  const buffer = tf.io.CompositeArrayBuffer.join(weightData);
  return {
    'weights.bin': new Uint8Array(buffer),
    'model.json': JSON.stringify({ modelTopology, weightsManifest, format, generatedBy, userDefinedMetadata })
  };
}
