import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { convolved } from './convolved';
import { normalized, rectified } from './normalized';
import type { ResidualBlock } from './residualBlock';

/**
 * The block of wide residual networks: x + conv(dropout(relu(norm(conv(relu(norm(x))))))). Where the shape changes, a 1x1 convolution of relu(norm(x)) takes
 * the place of x.
 */
export function preActivationBlock(x: tf.SymbolicTensor, block: ResidualBlock & { dropout: number }): tf.SymbolicTensor {
  const { name, output, filters, strides, dropout } = block;
  const part = (of: string) => `${name}/${of}`;
  const before = rectified(normalized(x, part('norm1')), part('relu1'));
  const first = convolved(before, { name: part('convolution1'), filters, kernelSize: 3, strides });
  const relu = rectified(normalized(first, part('norm2')), part('relu2'));
  const dropped = dropout ? applyLayer(tf.layers.dropout({ name: part('dropout'), rate: dropout }), relu) : relu;
  const second = convolved(dropped, { name: part('convolution2'), filters, kernelSize: 3 });
  const isSame = strides === 1 && x.shape.at(-1) === filters;
  const shortcut = isSame ? x : convolved(before, { name: part('shortcut'), filters, kernelSize: 1, strides });
  return applyLayer(tf.layers.add({ name: output }), [second, shortcut]);
}
