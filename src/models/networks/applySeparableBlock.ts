import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { applyConvolution, zeroPadded } from './applyConvolution';
import { applyNormalization, rectified } from './applyNormalization';
import type { ResidualBlock } from './applyResidualBlock';

/** The block of Howard et al. 2017, "MobileNets", arXiv 1704.04861: a depthwise convolution of 3 x 3 and one of 1 x 1, each normalised and rectified. */
export function applySeparableBlock(x: tf.SymbolicTensor, block: ResidualBlock): tf.SymbolicTensor {
  const { name, output, filters, strides } = block;
  const padding = strides === 2 ? 'valid' : 'same';
  const own = { name: `${name}/depthwise`, kernelSize: 3, strides, padding, useBias: false } as const;
  const depthwise = tf.layers.depthwiseConv2d({ ...own, depthwiseInitializer: 'heNormal' });
  const each = applyLayer(depthwise, strides === 2 ? zeroPadded(x, own.name) : x);
  const mixed = rectified(applyNormalization(each, `${name}/depthwiseNorm`), `${name}/depthwiseRelu`);
  const pointwise = applyConvolution(mixed, { name: `${name}/pointwise`, filters, kernelSize: 1 });
  return rectified(applyNormalization(pointwise, `${name}/norm`), output);
}
