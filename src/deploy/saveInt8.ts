import * as tf from '@tensorflow/tfjs';
import { checkPath } from '../checks/checkPath';
import { computeIntegers } from '../compress/int8/int8Layers';
import { isQuantizedLayer, quantizedLayers } from '../compress/int8/quantizedLayers';
import { kernelOf } from '../compress/layers/KernelLayer';
import { rebuildModel } from '../compress/layers/rebuildModel';
import { checkModel } from '../engine/checkModel';
import { writeFilesAtomically } from './writeFilesAtomically';

/**
 * Writes a model of `kd.quantized` to a folder with one byte for each weight of a quantised layer, a float32 scale for each output channel, and all else in float32: about a
 * quarter of the bytes of `kd.saveModel`. `kd.loadModel` reads it; the loaded model gives the same outputs to the last bit and is no longer trained. It is tfjs' own layout,
 * `model.json` and `weights.bin`, and writes all or nothing.
 *
 * @throws TypeError or RangeError for anything but a model with quantised layers; Error if the folder cannot be written.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[0, 1], [1, 0]], y: [1, 0], classes: 2 });
 * const small = kd.quantized(tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] })] }), { calibration: data });
 * await kd.saveInt8(small, 'student8');
 * const again = await kd.loadModel('student8');
 * ```
 */
export async function saveInt8(model: tf.LayersModel, folder: string): Promise<void> {
  checkModel('saveInt8', model);
  checkPath('saveInt8', folder, 'give the path of a folder');
  if (!model.layers.some(isQuantizedLayer))
    throw new RangeError(
      `saveInt8: expected a model of quantized(), got "${model.name}" without quantised layers; call kd.quantized first, or kd.saveModel`
    );
  const whole = withIntegerKernels(model);
  try {
    const kernels = new Set(whole.layers.filter(isQuantizedLayer).map((layer) => kernelOf(layer).originalName));
    let files: { [name: string]: string | Uint8Array } = {};
    await whole.save(
      tf.io.withSaveHandler(async (artifacts) => {
        files = filesOf(artifacts, kernels);
        return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
      })
    );
    await writeFilesAtomically('saveInt8', folder, files);
  } finally {
    whole.dispose();
  }
}

function withIntegerKernels(model: tf.LayersModel): tf.LayersModel {
  return rebuildModel(model, (layer) => {
    if (!isQuantizedLayer(layer)) return undefined;
    const { integers, scales } = computeIntegers(layer);
    const copy = new quantizedLayers[layer.kind]({ ...layer.getConfig(), integers: true, trainable: false });
    return [{ layer: copy, weights: [integers, ...(layer.bias ? [layer.bias.read()] : []), scales] }];
  });
}

/** tfjs reads a byte b of such a weight as b - 127. */
const integerBytes = { dtype: 'uint8', scale: 1, min: -127 } as const;

function filesOf(artifacts: tf.io.ModelArtifacts, kernels: ReadonlySet<string>): { [name: string]: string | Uint8Array } {
  const { modelTopology, weightSpecs = [], weightData, format, generatedBy, userDefinedMetadata } = artifacts;
  const values = new Uint8Array(tf.io.CompositeArrayBuffer.join(weightData));
  const parts: Uint8Array[] = [];
  let start = 0;
  const weights = weightSpecs.map((spec) => {
    const isKernel = kernels.has(spec.name);
    const bytes = tf.util.sizeFromShape(spec.shape) * (spec.dtype === 'bool' ? 1 : 4);
    const part = values.slice(start, start + bytes);
    start += bytes;
    parts.push(isKernel ? Uint8Array.from(new Float32Array(part.buffer), (integer) => integer + 127) : part);
    return isKernel ? { ...spec, quantization: integerBytes } : spec;
  });
  const weightsManifest = [{ paths: ['weights.bin'], weights }];
  return {
    'weights.bin': Buffer.concat(parts),
    'model.json': JSON.stringify({ modelTopology, weightsManifest, format, generatedBy, userDefinedMetadata })
  };
}
