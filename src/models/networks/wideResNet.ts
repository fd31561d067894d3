import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { withSeededRandom } from '../../data/withSeededRandom';
import { checkWeightCount } from '../checkWeightCount';
import { checkModelName } from '../checkModelName';
import { computeBlocksOfDepth } from './computeBlocksOfDepth';
import { checkPictureNetwork, type PictureNetworkOptions } from './checkPictureNetwork';
import { applyConvolution } from './applyConvolution';
import { applyMeanLogits } from './applyMeanLogits';
import { applyNormalization, rectified } from './applyNormalization';
import { applyPreActivationBlock } from './applyPreActivationBlock';
import { applyResidualStages } from './applyResidualStages';
import { widenChannels } from './widenChannels';

export interface WideResNetOptions extends PictureNetworkOptions {
  /** d of WRN-d-k: 6 n + 4, n blocks of two convolutions in each of three stages. 16, 28 or 40 in papers. */
  depth: number;
  /** k of WRN-d-k: factor of the channels of the stages, which are 16, 32 and 64 at 1. */
  width: number;
  /** Dropout rate between the two convolutions of a block. Default 0. */
  dropout?: number;
}

/**
 * A wide residual network, WRN-depth-width: a convolution of 3 x 3 to 16 channels, three stages of blocks that normalise before they convolve, of
 * which the second and third halve the places, a last normalisation with ReLU, and the mean over the places. Output logits, [batch, 1] for two
 * classes (the margin), otherwise [batch, classes].
 *
 * With 100 classes and [32, 32, 3] WRN-16-2 has 703,284 parameters and 101.1 million multiply-accumulates, WRN-40-2 2,255,156 and 327.6 million.
 *
 * Layers by name: "stem"; "stage1", the output of a stage, which has no ReLU; before it "stage1/block1" and so on, and inside each
 * "stage1/block1/norm1", "relu1", "convolution1", "norm2", "relu2", "dropout", "convolution2" and "shortcut"; "norm", "relu", "representation" and
 * "logits".
 *
 * Weights begin as in the paper: convolutions normal with variance 2 / (kernel places * filters), the last layer uniform within 1 / sqrt(inputs)
 * with a bias of 0. Batch normalisation has PyTorch's settings: momentum 0.9 in the terms of Keras, epsilon 1e-5. The variance that it keeps of a
 * batch is divided by n, as everywhere in tfjs; PyTorch keeps it divided by n - 1.
 *
 * Zagoruyko and Komodakis 2016, "Wide Residual Networks", arXiv 1605.07146.
 *
 * @throws TypeError or RangeError for an option out of bounds, a depth other than 6 n + 4, or pictures below 4 x 4.
 * @example
 * ```ts
 * const student = kd.models.wideResNet({ depth: 16, width: 2, inputShape: [32, 32, 3], classes: 100, seed: 1 });
 * kd.layersOf(student).find(({ name }) => name === 'stage3')!.shape; // [null, 8, 8, 128]
 * ```
 */
export function wideResNet(options: WideResNetOptions): tf.LayersModel {
  const subject = 'wideResNet';
  checkOptions(subject, options, ['depth', 'width', 'dropout', 'inputShape', 'classes', 'seed', 'name']);
  const { depth, width, dropout = 0 } = options ?? {};
  const { shape, units, seed } = checkPictureNetwork(subject, options, 2);
  const blocks = computeBlocksOfDepth(subject, depth, 4, '10, 16, 22, 28, 40');
  const filters = widenChannels(subject, width, [16, 32, 64]);
  checkNumber(subject, 'dropout', dropout, { atLeast: 0, atMost: 0.9 });
  const { name = `wrn-${depth}-${width}` } = options;
  checkModelName(subject, name);
  const stages = filters.map((count) => 18 * blocks * count ** 2);
  checkWeightCount(subject, [...stages, filters[2] * units], 'make width, depth or classes smaller');

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape, name: 'image' });
    const stem = applyConvolution(input, { name: 'stem', filters: 16, kernelSize: 3 });
    const x = applyResidualStages(stem, filters, blocks, (given, block) => applyPreActivationBlock(given, { ...block, dropout }));
    const last = rectified(applyNormalization(x, 'norm'), 'relu');
    return tf.model({ inputs: input, outputs: applyMeanLogits(last, units, { biasInitializer: tf.initializers.zeros() }), name });
  });
}
