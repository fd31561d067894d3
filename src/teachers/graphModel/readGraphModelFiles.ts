import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import { showValue, visible } from '../../checks/showValue';
import { isInsideFolder } from '../../data/files/isInsideFolder';
import { readRegularFile } from '../../data/files/readRegularFile';

/** What tfjs makes a model of, with the bytes that it has on disk. */
export interface GraphModelFiles {
  artifacts: tf.io.ModelArtifacts & { modelTopology: { node: unknown[] } };
  size: number;
  hash: string;
}

/**
 * Reads `model.json` and the weights beside it.
 *
 * @param path of the file or of its folder.
 * @throws Error or RangeError for files that are missing, outside the folder or something else, and for a SavedModel, with what converts it.
 */
export async function readGraphModelFiles(subject: string, path: string): Promise<GraphModelFiles> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false
  );
  const file = isFolder ? join(path, 'model.json') : path;
  await refuseSavedModel(subject, isFolder ? path : dirname(path), file);
  const text = await readRegularFile(file, (got) => {
    const found = got === 'ENOENT' ? 'no file' : got;
    return new Error(`${subject}: expected ${visible(file)} to be a graph model's model.json, got ${found}; look at the path`);
  });
  const json = parse(text);
  const { modelTopology, weightsManifest, signature, userDefinedMetadata, modelInitializer, initializerSignature } = json;
  const nodes = isObject(modelTopology) ? modelTopology.node : undefined;
  if (!Array.isArray(nodes)) {
    const isLayers = isObject(modelTopology) && ('model_config' in modelTopology || 'class_name' in modelTopology);
    throw new TypeError(
      `${subject}: expected ${visible(file)} to be a tfjs graph model, got ${isLayers ? 'a layers model; read it with kd.loadModel' : 'something else; look at the path'}`
    );
  }
  // tfjs makes a list as long as the number of an output, "x:2147483648".
  if (/:\d{5,}"/.test(text.toString('latin1')))
    throw new RangeError(
      `${subject}: expected ${visible(file)} to name outputs by small numbers, got one of five digits or more; convert the model again`
    );
  const hash = createHash('sha256').update(text);
  const weightSpecs: tf.io.WeightsManifestEntry[] = [];
  const parts: Buffer[] = [];
  const folder = await realpath(dirname(file));
  for (const group of listOf(weightsManifest).filter(isObject)) {
    weightSpecs.push(...(listOf(group.weights) as tf.io.WeightsManifestEntry[]));
    for (const name of listOf(group.paths)) parts.push(await readWeights(subject, { file, folder, name }));
  }
  parts.forEach((part) => hash.update(part));
  const weights = Buffer.concat(parts);
  const artifacts = { modelTopology, weightSpecs, weightData: new Uint8Array(weights).buffer, format: 'graph-model', signature };
  return {
    artifacts: { ...artifacts, userDefinedMetadata, modelInitializer, initializerSignature } as GraphModelFiles['artifacts'],
    size: text.length + weights.length,
    hash: hash.digest('hex')
  };
}

async function refuseSavedModel(subject: string, folder: string, file: string): Promise<void> {
  const isThere = (path: string) =>
    stat(path).then(
      () => true,
      () => false
    );
  if ((await isThere(file)) && !file.endsWith('.pb')) return;
  if (!(await isThere(join(folder, 'saved_model.pb')))) return;
  throw new TypeError(
    `${subject}: expected a tfjs graph model in ${visible(folder)}, got TensorFlow's SavedModel; convert it: python -m tf2onnx.convert --saved-model FOLDER --output model.onnx for kd.onnx, or tensorflowjs_converter --input_format tf_saved_model`
  );
}

async function readWeights(
  subject: string,
  { file, folder, name }: { file: string; folder: string; name: unknown }
): Promise<Buffer> {
  const refuse = (got: string) =>
    new Error(
      `${subject}: expected the weights of ${visible(file)} in ${showValue(name)} beside it, got ${got === 'ENOENT' ? 'no file' : got}; put that file into the same folder`
    );
  if (typeof name !== 'string' || name.includes('\0') || isAbsolute(name)) throw refuse('a path out of the folder');
  const place = join(folder, name);
  const real = await realpath(place).catch(() => place);
  if (!isInsideFolder(folder, place) || !isInsideFolder(folder, real)) throw refuse('a path out of the folder');
  return readRegularFile(real, refuse);
}

function parse(text: Buffer): { [key: string]: unknown } {
  try {
    const json = JSON.parse(text.toString('utf8')) as unknown;
    return isObject(json) ? json : {};
  } catch {
    return {};
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is { [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
