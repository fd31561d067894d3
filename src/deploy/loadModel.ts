import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { makeDisposable } from '../models/makeDisposable';

/**
 * Reads a tfjs model from a folder with `model.json` and its weight files, as `saveModel` and tfjs itself write it.
 *
 * @throws Error `loadModel: expected …` if a file is missing, cut off or not a tfjs model.
 * @example
 * ```ts
 * await kd.saveModel(tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] }), 'student');
 * const model = await kd.loadModel('student');
 * model.predict(tf.zeros([1, 3]));
 * ```
 */
export async function loadModel(folder: string): Promise<tf.LayersModel> {
  const path = join(folder, 'model.json');
  const { modelTopology, weightsManifest, userDefinedMetadata } = parse(await read(path), path);
  const groups = weightsManifest ?? [];
  const weightSpecs = groups.flatMap(({ weights }) => weights);
  const parts = await Promise.all(groups.flatMap(({ paths }) => paths.map((name) => read(join(folder, name)))));
  const weightData = new Uint8Array(Buffer.concat(parts)).buffer;
  const expected = weightSpecs.reduce(
    (sum, { shape, dtype }) => sum + tf.util.sizeFromShape(shape) * (dtype === 'bool' || dtype === ('uint8' as string) ? 1 : 4),
    0
  );
  if (weightData.byteLength !== expected) {
    throw new RangeError(
      `loadModel: expected ${expected} bytes of weights in ${folder}, got ${weightData.byteLength}; save the model again`
    );
  }
  const model = await tf.loadLayersModel(tf.io.fromMemory({ modelTopology, weightSpecs, weightData, userDefinedMetadata }));
  makeDisposable(model);
  return model;
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new Error(
      `loadModel: expected a file ${path}, got ${(error as NodeJS.ErrnoException).code}; save the model with saveModel first`
    );
  }
}

interface ModelJson {
  modelTopology: object;
  weightsManifest?: tf.io.WeightsManifestConfig;
  userDefinedMetadata?: { [key: string]: unknown };
}

function parse(text: Buffer, path: string): ModelJson {
  try {
    const json = JSON.parse(text.toString('utf8')) as ModelJson;
    if (json && typeof json.modelTopology === 'object') return json;
  } catch {
    // Reported below, with the path.
  }
  throw new TypeError(`loadModel: expected a tfjs model in ${path}, got something else; save the model again`);
}
