import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { visible } from '../checks/showValue';
import { checkPath } from '../checks/checkPath';
import { makeDisposable } from '../models/makeDisposable';
import { buildModel } from './modelFile/buildModel';
import { toCamelCase } from './modelFile/toCamelCase';
import { checkManifest, type WeightGroup } from './modelFile/checkManifest';
import { checkTopology } from './modelFile/checkTopology';
import { readModelJson } from './modelFile/readModelJson';
import { readWeights } from './modelFile/readWeights';

/**
 * Reads a tfjs layers model from a folder with `model.json` and its weight files, as `saveModel`, tfjs itself and Python's tensorflowjs write it. Weights
 * that were quantized to uint8, uint16 or float16 become numbers of 32 bits. Nothing outside the folder is read.
 *
 * @throws TypeError, RangeError or Error `loadModel: expected …` if a file is missing, cut off, not in the folder, or not a tfjs layers model.
 * @example
 * ```ts
 * await kd.saveModel(tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] }), 'student');
 * const model = await kd.loadModel('student');
 * model.predict(tf.zeros([1, 3]));
 * ```
 */
export async function loadModel(folder: string): Promise<tf.LayersModel> {
  checkPath('loadModel', folder, 'give the folder that saveModel wrote');
  const path = join(folder, 'model.json');
  const { modelTopology, weightsManifest, userDefinedMetadata } = await readModelJson(path);
  const groups = checkManifest(folder, weightsManifest);
  const { model_config: inner = modelTopology } = modelTopology as { model_config?: object };
  const topology = toCamelCase(inner) as { className: string; config: unknown };
  checkTopology(folder, topology);
  const parts = await readWeights(folder, groups);
  const model = fill(path, topology, groups, parts);
  if (userDefinedMetadata) model.setUserDefinedMetadata(userDefinedMetadata);
  makeDisposable(model);
  return model;
}

/** From here on nothing waits: whatever fails leaves no tensor. */
function fill(path: string, topology: { className: string; config: unknown }, groups: WeightGroup[], parts: ArrayBuffer[]) {
  const values: tf.NamedTensorMap = {};
  let model: tf.LayersModel | undefined;
  try {
    groups.forEach(({ weights }, i) => Object.assign(values, tf.io.decodeWeights(parts[i], weights)));
    // Those of an optimizer, too, are in the file.
    const ofModel = groups.flatMap(({ weights }) => weights).filter(({ group }) => group !== 'optimizer');
    model = buildModel(
      topology,
      ofModel.reduce((sum, { shape }) => sum + tf.util.sizeFromShape(shape), 0)
    );
    const given = Object.fromEntries(ofModel.map(({ name }) => [name, values[name]]));
    // What a constraint makes of a weight is left behind by tfjs.
    tf.tidy(() => model!.loadWeights(given));
    return model;
  } catch (error) {
    for (const weight of new Set(model?.weights)) weight.dispose();
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new RangeError(
      `loadModel: expected a whole tfjs model in ${visible(path)}, got one that cannot be built (${reason.slice(0, 300)}); save the model again`,
      { cause: error }
    );
  } finally {
    tf.dispose(values);
  }
}
