import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { channels } from '../channels';
import { channelShuffle } from '../channelShuffle';
import { applyConvolution, zeroPadded } from './applyConvolution';
import { applyNormalization, rectified } from './applyNormalization';
import { createUniformInitializer } from './createUniformInitializer';

export interface ShuffleUnit {
  /** "stage1/block1": what the names of the layers inside begin with. */
  name: string;
  /** Name of the last layer. */
  output: string;
  filters: number;
  /** Whether it halves the places. */
  halves: boolean;
}

/**
 * A unit of ShuffleNetV2. One that keeps the shape leaves half of the channels as they are and changes the others by 1x1, depthwise 3 x 3 and 1x1
 * convolutions. One that halves the places sends all channels through two branches. Then both halves are mixed.
 */
export function applyShuffleUnit(x: tf.SymbolicTensor, { name, output, filters, halves }: ShuffleUnit): tf.SymbolicTensor {
  const part = (of: string) => `${name}/${of}`;
  const half = filters / 2;
  const pointwise = (given: tf.SymbolicTensor, of: string) =>
    rectified(pointwiseNormalized(given, part(of), half), part(`${of}Relu`));
  const branch = (given: tf.SymbolicTensor) =>
    pointwise(depthwise(pointwise(given, 'expand'), part('depthwise'), halves ? 2 : 1), 'project');
  const both = halves
    ? [pointwise(depthwise(x, part('shortcutDepthwise'), 2), 'shortcut'), branch(x)]
    : [
        applyLayer(channels({ name: part('kept'), to: half }), x),
        branch(applyLayer(channels({ name: part('changed'), from: half }), x))
      ];
  const joined = applyLayer(tf.layers.concatenate({ name: part('joined'), axis: -1 }), both);
  return applyLayer(channelShuffle({ name: output, groups: 2 }), joined);
}

/** A 1x1 convolution with batch normalisation whose weights begin as PyTorch's. */
export function pointwiseNormalized(x: tf.SymbolicTensor, name: string, filters: number): tf.SymbolicTensor {
  const kernelInitializer = createUniformInitializer(x.shape.at(-1) as number);
  return applyNormalization(applyConvolution(x, { name, filters, kernelSize: 1, kernelInitializer }), `${name}Norm`);
}

function depthwise(x: tf.SymbolicTensor, name: string, strides: 1 | 2): tf.SymbolicTensor {
  const own = { name, kernelSize: 3, strides, useBias: false, depthwiseInitializer: createUniformInitializer(9) };
  const layer = tf.layers.depthwiseConv2d({ ...own, padding: strides === 2 ? 'valid' : 'same' });
  return applyNormalization(applyLayer(layer, strides === 2 ? zeroPadded(x, name) : x), `${name}Norm`);
}
