import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { withSeededRandom } from '../../data/withSeededRandom';
import { applyLayer } from '../applyLayer';
import { checkSizes } from '../checkSizes';
import { checkWeightCount } from '../checkWeightCount';
import { checkTransformer, type TransformerOptions } from './checkTransformer';
import { classToken } from '../classToken';
import { firstToken } from '../firstToken';
import { countLogitUnits } from '../countLogitUnits';
import { checkModelName } from '../checkModelName';
import { positionEmbedding } from '../positionEmbedding';
import { tokenMean } from '../tokenMean';
import { tokenNormalization } from '../tokenNormalization';
import { applyTransformerBlock } from './applyTransformerBlock';

export interface VisionTransformerOptions extends TransformerOptions {
  /** The shape of one row: height, width and channels. */
  image: number[];
  /** Pixels of a patch's side; height and width are whole multiples of it. */
  patch: number;
  classes: number;
  /** What represents the whole image: the mean of its tokens, or a learned token before them. Default "mean". */
  pooling?: 'mean' | 'classToken';
}

const optionNames = ['image', 'patch', 'width', 'depth', 'heads', 'hidden', 'dropout', 'classes', 'pooling', 'seed', 'name'];

/**
 * A small Vision Transformer, ready to be a teacher or a student: patches by convolution, learned positions, pre-norm blocks. Input
 * [batch, height, width, channels]; output logits, [batch, 1] for two classes (the margin), otherwise [batch, classes].
 *
 * Layers by name: "patches" [height / patch, width / patch, width], "tokens", "positions"; for each block "block1" (its output,
 * [tokens, width]), "block1/attention" with "block1/attention/scores", "/probabilities" and "/values", "block1/hidden"; "norm",
 * "representation" [width] and "logits".
 *
 * Dosovitskiy et al. 2021, "An Image is Worth 16x16 Words", arXiv 2010.11929.
 *
 * @throws TypeError or RangeError for an option out of bounds, an image that is not a whole number of patches, or a width that is not a
 * multiple of the heads.
 * @example
 * ```ts
 * const teacher = kd.models.visionTransformer({ image: [28, 28, 1], patch: 7, width: 32, depth: 2, heads: 4, classes: 10, seed: 1 });
 * kd.layersOf(teacher).find(({ name }) => name === 'block2/attention/scores')!.shape; // [null, 4, 16, 16]
 * const { train } = kd.mnist({ train: 100, validation: 50, test: 50 });
 * await kd.train({ student: teacher, data: { ...train, shape: [28, 28, 1] }, epochs: 1, show: false });
 * ```
 */
export function visionTransformer(options: VisionTransformerOptions): tf.LayersModel {
  const subject = 'visionTransformer';
  checkOptions(subject, options, optionNames);
  const { image, patch, classes, pooling = 'mean', name = 'vision-transformer' } = options ?? {};
  const shape = checkSizes(subject, 'image', image, { atLeast: 3, atMost: 3 }, '[height, width, channels]');
  checkNumber(subject, 'patch', patch, { integer: true, atLeast: 1 });
  if (shape[0] % patch || shape[1] % patch)
    throw new RangeError(
      `${subject}: expected an image of whole patches, got ${shape[0]} x ${shape[1]} pixels and patches of ${patch} x ${patch}; choose a divisor of both`
    );
  const units = countLogitUnits(subject, classes);
  if (pooling !== 'mean' && pooling !== 'classToken')
    throw new TypeError(`${subject}: expected pooling to be "mean" or "classToken", got ${showValue(pooling)}; choose one`);
  const { depth, width, seed, ...block } = checkTransformer(subject, options);
  checkModelName(subject, name);
  const [places, numbers] = [(shape[0] / patch) * (shape[1] / patch), patch ** 2 * shape[2]];
  const blocks = depth * (4 * width ** 2 + 2 * width * block.hidden);
  const weights = [width * numbers, width * places, blocks, width * units];
  checkWeightCount(subject, weights, 'make image, width, hidden or classes smaller');

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape, name: 'image' });
    const patches = tf.layers.conv2d({ name: 'patches', filters: width, kernelSize: patch, strides: patch });
    const tokens = (shape[0] / patch) * (shape[1] / patch);
    let x = applyLayer(tf.layers.reshape({ name: 'tokens', targetShape: [tokens, width] }), applyLayer(patches, input));
    if (pooling === 'classToken') x = applyLayer(classToken({ name: 'classToken' }), x);
    x = applyLayer(positionEmbedding({ name: 'positions' }), x);
    for (let i = 1; i <= depth; i++) x = applyTransformerBlock(x, null, { name: `block${i}`, width, ...block });
    x = applyLayer(tokenNormalization({ name: 'norm' }), x);
    x = applyLayer((pooling === 'mean' ? tokenMean : firstToken)({ name: 'representation' }), x);
    const logits = applyLayer(tf.layers.dense({ name: 'logits', units, kernelInitializer: 'glorotUniform' }), x);
    return tf.model({ inputs: input, outputs: logits, name });
  });
}
