import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { withSeededRandom } from '../../data/withSeededRandom';
import { checkSizes } from '../checkSizes';
import { checkWeightCount } from '../checkWeightCount';
import { checkModelName } from '../checkModelName';
import { checkPictureNetwork, type PictureNetworkOptions } from './checkPictureNetwork';
import { applyMeanLogits } from './applyMeanLogits';
import { rectified } from './applyNormalization';
import { pointwiseNormalized, applyShuffleUnit } from './applyShuffleUnit';

export interface ShuffleNetV2Options extends PictureNetworkOptions {
  /** Which of the four of the paper: 0.5, 1, 1.5 or 2. Default 1, which is that of the tables. */
  width?: number;
  /** Units of each stage, of which the first halves the places. Default [4, 8, 4]. */
  blocks?: number[];
}

/** Channels of the stages and of the head, by width: table 5 of the paper. */
const channelsOf: { [width: number]: readonly number[] } = {
  0.5: [48, 96, 192, 1024],
  1: [116, 232, 464, 1024],
  1.5: [176, 352, 704, 1024],
  2: [244, 488, 976, 2048]
};

/**
 * ShuffleNetV2 for small pictures, as in the distillation tables: a 1x1 convolution to 24 channels in the place of the first convolution and pooling
 * of the paper, three stages of units that split and shuffle the channels, each of which begins by halving the places, a last 1x1 convolution, and
 * the mean over the places. Output logits, [batch, 1] for two classes (the margin), otherwise [batch, classes].
 *
 * With 100 classes and [32, 32, 3] it has 1,355,528 parameters and 44.5 million multiply-accumulates at a width of 1.
 *
 * Layers by name: "stem"; "stage1", the output of a stage; before it "stage1/block1" and so on, and inside each "stage1/block2/kept" and "changed",
 * the halves of the channels, "expand", "depthwise" and "project", each with "Norm" ("expandNorm"), two with "Relu", and "joined"; in the first of a
 * stage "shortcutDepthwise" and "shortcut" in the place of "kept"; "head", "representation" and "logits".
 *
 * Weights begin as PyTorch's, as in the tables: uniform within 1 / sqrt(inputs). Batch normalisation has PyTorch's settings: momentum 0.9 in the
 * terms of Keras, epsilon 1e-5. The variance that it keeps of a batch is divided by n, as everywhere in tfjs; PyTorch keeps it divided by n - 1.
 *
 * Ma et al. 2018, "ShuffleNet V2: Practical Guidelines for Efficient CNN Architecture Design", arXiv 1807.11164. Tian et al. 2020, "Contrastive
 * Representation Distillation", arXiv 1910.10699.
 *
 * @throws TypeError or RangeError for an option out of bounds, another width, or pictures below 8 x 8.
 * @example
 * ```ts
 * const student = kd.models.shuffleNetV2({ inputShape: [32, 32, 3], classes: 100, seed: 1 });
 * kd.layersOf(student).find(({ name }) => name === 'stage3')!.shape; // [null, 4, 4, 464]
 * ```
 */
export function shuffleNetV2(options: ShuffleNetV2Options): tf.LayersModel {
  const subject = 'shuffleNetV2';
  checkOptions(subject, options, ['width', 'blocks', 'inputShape', 'classes', 'seed', 'name']);
  const { width = 1, blocks = [4, 8, 4] } = options ?? {};
  const { shape, units, seed } = checkPictureNetwork(subject, options, 3);
  const sizes = typeof width === 'number' ? channelsOf[width] : undefined;
  if (!sizes)
    throw new RangeError(`${subject}: expected width to be 0.5, 1, 1.5 or 2, got ${showValue(width)}; give one of them`);
  checkSizes(subject, 'blocks', blocks, { atLeast: 3, atMost: 3 }, '[4, 8, 4]');
  const { name = `shufflenet-v2-${width}` } = options;
  checkModelName(subject, name);
  const stages = blocks.map((count, i) => (count * sizes[i] ** 2) / 2);
  checkWeightCount(subject, [...stages, sizes[2] * sizes[3], sizes[3] * units], 'make width, blocks or classes smaller');

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape, name: 'image' });
    let x = rectified(pointwiseNormalized(input, 'stem/convolution', 24), 'stem');
    blocks.forEach((count, i) => {
      const stage = `stage${i + 1}`;
      for (let k = 1; k <= count; k++) {
        const name = `${stage}/block${k}`;
        x = applyShuffleUnit(x, { name, output: k === count ? stage : name, filters: sizes[i], halves: k === 1 });
      }
    });
    x = rectified(pointwiseNormalized(x, 'head/convolution', sizes[3]), 'head');
    return tf.model({ inputs: input, outputs: applyMeanLogits(x, units), name });
  });
}
