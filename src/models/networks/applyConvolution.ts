import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';

export interface Convolution {
  name: string;
  filters: number;
  kernelSize: 1 | 3;
  /** Default 1. */
  strides?: 1 | 2;
  /** Default: normal as in He et al. 2015, scaled by the outputs of a place (fan-out). */
  kernelInitializer?: ReturnType<typeof tf.initializers.zeros>;
  /** A bias that begins at 0. Default false. */
  useBias?: boolean;
}

/** A convolution that pads as PyTorch does. */
export function applyConvolution(x: tf.SymbolicTensor, convolution: Convolution): tf.SymbolicTensor {
  const { name, filters, kernelSize, strides = 1, useBias = false } = convolution;
  const { kernelInitializer = heNormalOfOutputs(kernelSize ** 2 * filters) } = convolution;
  const own = { name, filters, kernelSize, strides, useBias, kernelInitializer };
  const isPadded = kernelSize === 3 && strides === 2;
  const layer = tf.layers.conv2d({ ...own, padding: isPadded || kernelSize === 1 ? 'valid' : 'same' });
  return applyLayer(layer, isPadded ? zeroPadded(x, name) : x);
}

/**
 * One row of zeros on every side, for a kernel of 3 with stride 2. For even sizes TensorFlow's "same" pads only at the end, so the same weights would make
 * another network.
 */
export function zeroPadded(x: tf.SymbolicTensor, name: string): tf.SymbolicTensor {
  return applyLayer(tf.layers.zeroPadding2d({ name: `${name}/padding`, padding: 1, dataFormat: 'channelsLast' }), x);
}

/**
 * Normal with variance 2 / outputs.
 *
 * He et al. 2015, "Delving Deep into Rectifiers", arXiv 1502.01852, section 2.2, backward propagation.
 */
function heNormalOfOutputs(outputs: number): ReturnType<typeof tf.initializers.zeros> {
  return tf.initializers.randomNormal({ mean: 0, stddev: Math.sqrt(2 / outputs) });
}
