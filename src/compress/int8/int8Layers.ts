import * as tf from '@tensorflow/tfjs';
import { checkModel } from '../../engine/checkModel';
import { channelAxes, type KernelKind, kernelOf } from '../layers/KernelLayer';
import type { Int8Range } from './fakeQuantize';
import { computeKernelScales, roundKernel } from './fakeQuantizeKernel';
import { isQuantizedLayer, type QuantizedLayer } from './quantizedLayers';

/** The integers of one layer. A weight is `weights[i] * scales[channel]`. */
export interface Int8Layer {
  /** The layer's name. */
  layer: string;
  kind: KernelKind;
  /** From -127 to 127, in the order of `shape`. */
  weights: Int8Array;
  /** That of the kernel: [in, out], [width, in, out], [height, width, in, out]; for a depthwise one [height, width, channels, multiplier]. */
  shape: number[];
  /** One for each output channel: for each index of the last axis, or, for a depthwise kernel, of the last two. */
  scales: Float32Array;
  /** float32; null for a layer without one. */
  bias: Float32Array | null;
  /** An input x is the integer round(x / scale) + zeroPoint, from -128 to 127. */
  input: Int8Range;
}

/**
 * The int8 weights, scales and zero points of a model of `kd.quantized`, layer by layer, as plain data.
 *
 * @throws TypeError for anything but a model; RangeError for one without quantised layers.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[0, 1], [1, 0]], y: [1, 0], classes: 2 });
 * const small = kd.quantized(tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] })] }), { calibration: data });
 * const [{ weights, scales, input }] = kd.int8Layers(small);
 * [weights.length, scales.length, input.zeroPoint]; // [6, 3, -128]
 * ```
 */
export function int8Layers(model: tf.LayersModel): Int8Layer[] {
  checkModel('int8Layers', model);
  const layers = model.layers.filter(isQuantizedLayer);
  if (layers.length === 0)
    throw new RangeError(
      `int8Layers: expected a model of quantized(), got "${model.name}" without quantised layers; call kd.quantized first`
    );
  return layers.map(readInt8Layer);
}

/** The integers of one quantised layer. */
export function readInt8Layer(layer: QuantizedLayer): Int8Layer {
  const { name, kind, bias, input8 } = layer;
  const { integers, scales } = computeIntegers(layer);
  try {
    return {
      layer: name,
      kind,
      weights: Int8Array.from(integers.dataSync()),
      shape: integers.shape,
      scales: Float32Array.from(scales.dataSync()),
      bias: bias ? Float32Array.from(bias.read().dataSync()) : null,
      input: { ...input8 }
    };
  } finally {
    tf.dispose([integers, scales]);
  }
}

/** The kernel of a layer as integers, in float32, and what they are to be multiplied by. The caller disposes both. */
export function computeIntegers(layer: QuantizedLayer): { integers: tf.Tensor; scales: tf.Tensor } {
  const kernel = kernelOf(layer).read();
  if (layer.scales) return { integers: tf.clone(kernel), scales: tf.clone(layer.scales.read()) };
  return tf.tidy(() => {
    const scales = computeKernelScales(kernel, channelAxes[layer.kind]);
    return { integers: roundKernel(kernel, scales), scales };
  });
}
