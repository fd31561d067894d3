import type * as tf from '@tensorflow/tfjs';
import { isObject, notTheModel } from './readModelJson';

/** The weights that lie one after the other in some files. */
export interface WeightGroup {
  paths: string[];
  weights: tf.io.WeightsManifestEntry[];
  bytes: number;
}

/** Bytes of a number; what tfjs calls quantized lies as a smaller type and is turned into the other one when it is read. */
const bytesOf: { [dtype: string]: number } = { float32: 4, int32: 4, bool: 1 };
const quantizedBytes: { [dtype: string]: number } = { uint8: 1, uint16: 2, float16: 2 };

/**
 * The groups of a weights manifest with their sizes in bytes.
 *
 * @throws RangeError that names the first weight that does not fit.
 */
export function checkManifest(folder: string, manifest: unknown): WeightGroup[] {
  if (manifest === undefined) return [];
  if (!Array.isArray(manifest)) throw notTheModel(folder, 'weightsManifest to be a list', manifest);
  const names = new Set<string>();
  return manifest.map((group: unknown, i): WeightGroup => {
    const { paths, weights } = isObject(group) ? group : {};
    if (!isTexts(paths)) throw notTheModel(folder, `weightsManifest[${i}].paths to be names of files`, paths);
    if (!Array.isArray(weights)) throw notTheModel(folder, `weightsManifest[${i}].weights to be a list`, weights);
    let bytes = 0;
    for (const weight of weights as unknown[]) {
      const { name } = isObject(weight) ? weight : {};
      if (typeof name !== 'string' || name in {}) throw notTheModel(folder, 'every weight to have a name', name ?? weight);
      if (names.has(name)) throw notTheModel(folder, 'every weight to have a name of its own', name);
      names.add(name);
      bytes += sizeOf(folder, name, weight as { [key: string]: unknown });
    }
    return { paths, weights: weights as tf.io.WeightsManifestEntry[], bytes };
  });
}

function sizeOf(folder: string, name: string, { shape, dtype, quantization }: { [key: string]: unknown }): number {
  const isShape = Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size >= 0);
  const count = isShape ? (shape as number[]).reduce((a, b) => a * b, 1) : NaN;
  if (!Number.isSafeInteger(count)) throw notTheModel(folder, `the shape of ${name} to be whole numbers`, shape);
  if (typeof dtype !== 'string' || !Object.hasOwn(bytesOf, dtype))
    throw notTheModel(folder, `the numbers of ${name} to be float32, int32 or bool`, dtype);
  if (quantization === undefined) return count * bytesOf[dtype];
  const { dtype: small, scale, min } = isObject(quantization) ? quantization : {};
  if (typeof small !== 'string' || !Object.hasOwn(quantizedBytes, small))
    throw notTheModel(folder, `${name} to be quantized to uint8, uint16 or float16`, small);
  if (dtype === 'bool' || (small === 'float16' && dtype !== 'float32'))
    throw notTheModel(folder, `quantized numbers of ${name} to be float32, or int32 for uint8 and uint16`, dtype);
  if (small !== 'float16' && !(Number.isFinite(scale) && Number.isFinite(min)))
    throw notTheModel(folder, `scale and min of ${name} to be finite numbers`, Number.isFinite(scale) ? min : scale);
  return count * quantizedBytes[small];
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string' && text !== '');
}
