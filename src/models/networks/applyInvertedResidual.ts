import * as tf from '@tensorflow/tfjs';
import { applyLayer } from '../applyLayer';
import { applyBatchNormalization } from '../applyBatchNormalization';

export interface InvertedResidual {
  /** "block1": the last layer of the block. */
  name: string;
  filters: number;
  /** Factor by which the block widens the channels inside. */
  expansion: number;
  strides: 1 | 2;
}

/** A block of MobileNetV2: 1x1 convolution to more channels (unless the expansion is 1), depthwise 3 x 3, 1x1 to `filters`, and the input where its shape is the same. */
export function applyInvertedResidual(x: tf.SymbolicTensor, block: InvertedResidual): tf.SymbolicTensor {
  const { name, filters, expansion, strides } = block;
  const channels = x.shape.at(-1) as number;
  const relu = (given: tf.SymbolicTensor, part: string) =>
    applyLayer(
      tf.layers.activation({ name: `${name}/${part}Relu`, activation: 'relu6' }),
      applyBatchNormalization(given, `${name}/${part}Norm`)
    );
  const pointwise = (part: string, count: number) =>
    tf.layers.conv2d({ name: `${name}/${part}`, filters: count, kernelSize: 1, useBias: false, kernelInitializer: 'heNormal' });
  const wide = expansion === 1 ? x : relu(applyLayer(pointwise('expand', expansion * channels), x), 'expand');
  const depthwise = { name: `${name}/depthwise`, kernelSize: 3, strides, padding: 'same', useBias: false } as const;
  const mixed = relu(
    applyLayer(tf.layers.depthwiseConv2d({ ...depthwise, depthwiseInitializer: 'heNormal' }), wide),
    'depthwise'
  );
  const narrow = applyLayer(pointwise('project', filters), mixed);
  if (strides !== 1 || channels !== filters) return applyBatchNormalization(narrow, name);
  return applyLayer(tf.layers.add({ name }), [x, applyBatchNormalization(narrow, `${name}/projectNorm`)]);
}
