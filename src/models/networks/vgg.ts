import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { withSeededRandom } from '../../data/withSeededRandom';
import { applyLayer } from '../applyLayer';
import { checkWeightCount } from '../checkWeightCount';
import { checkModelName } from '../checkModelName';
import { checkPictureNetwork, type PictureNetworkOptions } from './checkPictureNetwork';
import { applyConvolution } from './applyConvolution';
import { applyMeanLogits } from './applyMeanLogits';
import { applyNormalization, rectified } from './applyNormalization';
import { widenChannels } from './widenChannels';

export interface VggOptions extends PictureNetworkOptions {
  /** Depth in the papers: 8, 11, 13, 16 or 19. */
  depth: number;
  /** Factor of the channels of the stages, which are 64, 128, 256, 512 and 512 at 1. Default 1. */
  width?: number;
}

/** Convolutions of each stage. A depth counts the three dense layers that the network had for large pictures. */
const convolutionsOf: { [depth: number]: readonly number[] } = {
  8: [1, 1, 1, 1, 1],
  11: [1, 1, 2, 2, 2],
  13: [2, 2, 2, 2, 2],
  16: [2, 2, 3, 3, 3],
  19: [2, 2, 4, 4, 4]
};

/**
 * A VGG network for small pictures with batch normalisation, as in most distillation tables: five stages of convolutions of 3 x 3, max pooling
 * before the second, third and fourth, the mean over the places, and one dense layer in the place of three. Pictures of 64 x 64 and larger are
 * pooled before the fifth stage too. Output logits, [batch, 1] for two classes (the margin), otherwise [batch, classes].
 *
 * With 100 classes and [32, 32, 3] VGG-8 has 3,965,028 parameters and 96.2 million multiply-accumulates, VGG-13 9,462,180 and 284.9 million.
 *
 * Layers by name: "stage1", the output of a stage before it is pooled; inside it "stage1/convolution1", "stage1/norm1", "stage1/relu1" (the last
 * ReLU is "stage1"); "stage2/pool"; "representation" and "logits".
 *
 * Weights begin as in the tables: convolutions normal with variance 2 / (9 * filters), the last layer normal with a standard deviation of 0.01,
 * biases 0. Batch normalisation has PyTorch's settings: momentum 0.9 in the terms of Keras, epsilon 1e-5. The variance that it keeps of a batch is
 * divided by n, as everywhere in tfjs; PyTorch keeps it divided by n - 1.
 *
 * Simonyan and Zisserman 2015, "Very Deep Convolutional Networks for Large-Scale Image Recognition", arXiv 1409.1556. Tian et al. 2020, "Contrastive
 * Representation Distillation", arXiv 1910.10699.
 *
 * @throws TypeError or RangeError for an option out of bounds, another depth, or pictures below 8 x 8.
 * @example
 * ```ts
 * const student = kd.models.vgg({ depth: 8, inputShape: [32, 32, 3], classes: 100, seed: 1 });
 * kd.layersOf(student).find(({ name }) => name === 'stage4')!.shape; // [null, 4, 4, 512]
 * ```
 */
export function vgg(options: VggOptions): tf.LayersModel {
  const subject = 'vgg';
  checkOptions(subject, options, ['depth', 'width', 'inputShape', 'classes', 'seed', 'name']);
  const { depth, width = 1 } = options ?? {};
  const { shape, units, seed } = checkPictureNetwork(subject, options, 3);
  const convolutions = typeof depth === 'number' ? convolutionsOf[depth] : undefined;
  if (!convolutions)
    throw new RangeError(`${subject}: expected depth to be 8, 11, 13, 16 or 19, got ${showValue(depth)}; give one of them`);
  const filters = widenChannels(subject, width, [64, 128, 256, 512, 512]);
  const { name = `vgg${depth}${width === 1 ? '' : `x${width}`}` } = options;
  checkModelName(subject, name);
  const weights = filters.map((count, i) => 9 * count * ((filters[i - 1] ?? shape[2]) + (convolutions[i] - 1) * count));
  checkWeightCount(subject, [...weights, filters[4] * units], 'make width, depth or classes smaller');
  const pooled = Math.min(shape[0], shape[1]) < 64 ? 3 : 4;

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape, name: 'image' });
    let x = input;
    filters.forEach((count, i) => {
      const stage = `stage${i + 1}`;
      if (i > 0 && i <= pooled) x = applyLayer(tf.layers.maxPooling2d({ name: `${stage}/pool`, poolSize: 2 }), x);
      for (let k = 1; k <= convolutions[i]; k++) {
        const own = { name: `${stage}/convolution${k}`, filters: count, kernelSize: 3, useBias: true } as const;
        const normal = applyNormalization(applyConvolution(x, own), `${stage}/norm${k}`);
        x = rectified(normal, k === convolutions[i] ? stage : `${stage}/relu${k}`);
      }
    });
    const kernelInitializer = tf.initializers.randomNormal({ mean: 0, stddev: 0.01 });
    const logits = applyMeanLogits(x, units, { kernelInitializer, biasInitializer: tf.initializers.zeros() });
    return tf.model({ inputs: input, outputs: logits, name });
  });
}
