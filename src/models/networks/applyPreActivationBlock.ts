import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { applyConvolution } from './applyConvolution';
import { applyNormalization, rectified } from './applyNormalization';
import type { ResidualBlock } from './applyResidualBlock';

/**
 * The block of wide residual networks: x + conv(dropout(relu(norm(conv(relu(norm(x))))))). Where the shape changes, a 1x1 convolution of relu(norm(x)) takes
 * the place of x.
 */
export function applyPreActivationBlock(x: tf.SymbolicTensor, block: ResidualBlock & { dropout: number }): tf.SymbolicTensor {
  const { name, output, filters, strides, dropout } = block;
  const part = (of: string) => `${name}/${of}`;
  const before = rectified(applyNormalization(x, part('norm1')), part('relu1'));
  const first = applyConvolution(before, { name: part('convolution1'), filters, kernelSize: 3, strides });
  const relu = rectified(applyNormalization(first, part('norm2')), part('relu2'));
  const dropped = dropout ? applyLayer(tf.layers.dropout({ name: part('dropout'), rate: dropout }), relu) : relu;
  const second = applyConvolution(dropped, { name: part('convolution2'), filters, kernelSize: 3 });
  const isSame = strides === 1 && x.shape.at(-1) === filters;
  const shortcut = isSame ? x : applyConvolution(before, { name: part('shortcut'), filters, kernelSize: 1, strides });
  return applyLayer(tf.layers.add({ name: output }), [second, shortcut]);
}
