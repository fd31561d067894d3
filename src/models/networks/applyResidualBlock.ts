import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { applyConvolution } from './applyConvolution';
import { applyNormalization, rectified } from './applyNormalization';

export interface ResidualBlock {
  /** "stage1/block1": what the names of the layers inside begin with. */
  name: string;
  /** Name of the last layer. */
  output: string;
  filters: number;
  strides: 1 | 2;
}

/**
 * The basic block of He et al. 2016: relu(x + norm(conv(relu(norm(conv(x)))))), with a normalised 1x1 convolution of x where the shape changes.
 */
export function applyResidualBlock(x: tf.SymbolicTensor, block: ResidualBlock): tf.SymbolicTensor {
  const { name, output, filters, strides } = block;
  const part = (of: string) => `${name}/${of}`;
  const first = applyConvolution(x, { name: part('convolution1'), filters, kernelSize: 3, strides });
  const relu = rectified(applyNormalization(first, part('norm1')), part('relu1'));
  const second = applyNormalization(
    applyConvolution(relu, { name: part('convolution2'), filters, kernelSize: 3 }),
    part('norm2')
  );
  const isSame = strides === 1 && x.shape.at(-1) === filters;
  const shortcut = isSame
    ? x
    : applyNormalization(applyConvolution(x, { name: part('shortcut'), filters, kernelSize: 1, strides }), part('shortcutNorm'));
  return rectified(applyLayer(tf.layers.add({ name: part('sum') }), [second, shortcut]), output);
}
