import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { withSeededRandom } from '../../data/withSeededRandom';
import { checkWeightCount } from '../checkWeightCount';
import { checkModelName } from '../checkModelName';
import { computeBlocksOfDepth } from './computeBlocksOfDepth';
import { checkPictureNetwork, type PictureNetworkOptions } from './checkPictureNetwork';
import { applyConvolution } from './applyConvolution';
import { applyMeanLogits } from './applyMeanLogits';
import { applyNormalization, rectified } from './applyNormalization';
import { applyResidualBlock } from './applyResidualBlock';
import { applyResidualStages } from './applyResidualStages';
import { widenChannels } from './widenChannels';

export interface ResNetOptions extends PictureNetworkOptions {
  /** Layers with weights, 6 n + 2 of them: n blocks of two in each of three stages. 8, 14, 20, 32, 44, 56 or 110 in papers. */
  depth: number;
  /** Factor of the channels of the stages, which are 16, 32 and 64 at 1. 4 makes "resnet8x4" and "resnet32x4" of the tables. Default 1. */
  width?: number;
}

/**
 * A residual network for small pictures, as teacher and student of most distillation tables: a convolution of 3 x 3, three stages of basic blocks of
 * which the second and third halve the places, and the mean over the places. Output logits, [batch, 1] for two classes (the margin), otherwise
 * [batch, classes].
 *
 * Where a block changes the shape, its shortcut is a 1x1 convolution with batch normalisation, as in the tables of Tian et al. on CIFAR-100. He et
 * al. have zeros in the place of new channels there, which makes 2,752 parameters fewer at a width of 1. The first convolution has the channels of
 * the first stage up to a width of 1, then 16, and half the channels of the first stage from a width of 2 on. With 100 classes and [32, 32, 3]
 * ResNet-20 has 278,324 parameters and 40.8 million multiply-accumulates, ResNet-56 861,620 and 125.8 million.
 *
 * Layers by name: "stem"; "stage1", the output of a stage, and "stage1/sum", the same before its ReLU; before it "stage1/block1" and so on, and
 * inside each "stage1/block1/convolution1", "norm1", "relu1", "convolution2", "norm2", "shortcut", "shortcutNorm" and "sum"; "representation" and
 * "logits".
 *
 * Weights begin as in the tables: convolutions normal with variance 2 / (kernel places * filters), the last layer uniform within 1 / sqrt(inputs).
 * Batch normalisation has PyTorch's settings: momentum 0.9 in the terms of Keras, epsilon 1e-5. The variance that it keeps of a batch is divided by
 * n, as everywhere in tfjs; PyTorch keeps it divided by n - 1.
 *
 * He et al. 2016, "Deep Residual Learning for Image Recognition", arXiv 1512.03385, section 4.2. Tian et al. 2020, "Contrastive Representation
 * Distillation", arXiv 1910.10699.
 *
 * @throws TypeError or RangeError for an option out of bounds, a depth other than 6 n + 2, or pictures below 4 x 4.
 * @example
 * ```ts
 * const teacher = kd.models.resNet({ depth: 20, inputShape: [32, 32, 3], classes: 100, seed: 1 });
 * const student = kd.models.resNet({ depth: 8, inputShape: [32, 32, 3], classes: 100, seed: 1 });
 * teacher.countParams(); // 279892: 278324 that learn, and 1568 running means and variances
 * kd.layersOf(student).find(({ name }) => name === 'stage3')!.shape; // [null, 8, 8, 64]
 * ```
 */
export function resNet(options: ResNetOptions): tf.LayersModel {
  const subject = 'resNet';
  checkOptions(subject, options, ['depth', 'width', 'inputShape', 'classes', 'seed', 'name']);
  const { depth, width = 1 } = options ?? {};
  const { shape, units, seed } = checkPictureNetwork(subject, options, 2);
  const blocks = computeBlocksOfDepth(subject, depth, 2, '8, 14, 20, 32, 44, 56, 110');
  const filters = widenChannels(subject, width, [16, 32, 64]);
  const stem = Math.min(filters[0], Math.max(16, Math.ceil(filters[0] / 2)));
  const { name = `resnet${depth}${width === 1 ? '' : `x${width}`}` } = options;
  checkModelName(subject, name);
  const stages = filters.map((count) => 18 * blocks * count ** 2);
  checkWeightCount(subject, [...stages, filters[2] * units], 'make width, depth or classes smaller');

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape, name: 'image' });
    const first = applyConvolution(input, { name: 'stem/convolution', filters: stem, kernelSize: 3 });
    const x = applyResidualStages(rectified(applyNormalization(first, 'stem/norm'), 'stem'), filters, blocks, applyResidualBlock);
    return tf.model({ inputs: input, outputs: applyMeanLogits(x, units), name });
  });
}
