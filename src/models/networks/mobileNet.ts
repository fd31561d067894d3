import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { withSeededRandom } from '../../data/withSeededRandom';
import { applyLayer } from '../applyLayer';
import { checkSizes } from '../checkSizes';
import { checkWeightCount } from '../checkWeightCount';
import { applyBatchNormalization } from '../applyBatchNormalization';
import { applyInvertedResidual } from './applyInvertedResidual';
import { countLogitUnits } from '../countLogitUnits';
import { applyGlobalMeanPooling } from '../applyGlobalMeanPooling';
import { checkModelName } from '../checkModelName';

export interface MobileNetOptions {
  /** The shape of one row: [height, width, channels]. */
  inputShape: number[];
  /** Channels of the first stage; each further stage has twice as many channels and half the places. Default 16. */
  width?: number;
  /** Blocks of each stage. Default [1, 2, 2]. */
  blocks?: number[];
  /** Factor by which a block widens the channels inside, from the second stage on. Default 4. */
  expansion?: number;
  classes: number;
  /** Seed of the initial weights. Default 0. */
  seed?: number;
  name?: string;
}

/**
 * A small MobileNetV2 for images, as a student: a convolution of 3 x 3, stages of inverted residual blocks (wider by a 1x1 convolution, depthwise
 * 3 x 3, narrower again without activation), a last 1x1 convolution to four times the last stage's channels, the mean over the places.
 * Output logits, [batch, 1] for two classes (the margin), otherwise [batch, classes].
 *
 * Layers by name: "stem"; "block1", the output of a block, numbered through all stages; inside "block1/expand", "block1/depthwise", each with
 * "Norm" and "Relu", and "block1/project"; "head", "representation" and "logits".
 *
 * Batch normalisation learns its running mean and variance with momentum 0.9: some thirty steps pass before inference agrees with training,
 * and batches of fewer than 8 rows hardly train. tfjs has no depthwise convolution for volumes; use `convolutionalNetwork` for those.
 *
 * Sandler et al. 2018, "MobileNetV2", arXiv 1801.04381.
 *
 * @throws TypeError or RangeError for an option out of bounds, or more stages than the places can be halved.
 * @example
 * ```ts
 * const student = kd.models.mobileNet({ inputShape: [28, 28, 1], width: 8, classes: 10, seed: 1 });
 * kd.layersOf(student).find(({ name }) => name === 'block5')!.shape; // [null, 7, 7, 32]
 * ```
 */
export function mobileNet(options: MobileNetOptions): tf.LayersModel {
  const subject = 'mobileNet';
  checkOptions(subject, options, ['inputShape', 'width', 'blocks', 'expansion', 'classes', 'seed', 'name']);
  const { inputShape, width = 16, blocks = [1, 2, 2], expansion = 4, classes, seed = 0, name = 'mobile-net' } = options ?? {};
  const fix = Array.isArray(inputShape) && inputShape.length === 4 ? 'convolutionalNetwork a volume' : '[28, 28, 1]';
  const shape = checkSizes(subject, 'inputShape', inputShape, { atLeast: 3, atMost: 3 }, fix);
  checkNumber(subject, 'width', width, { integer: true, atLeast: 1 });
  checkSizes(subject, 'blocks', blocks, { atLeast: 1, atMost: 16 }, '[1, 2, 2]');
  checkNumber(subject, 'expansion', expansion, { integer: true, atLeast: 1, atMost: 16 });
  const units = countLogitUnits(subject, classes);
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  const smallest = Math.min(shape[0], shape[1]);
  if (smallest < 2 ** (blocks.length - 1))
    throw new RangeError(
      `${subject}: expected at most ${1 + Math.floor(Math.log2(smallest))} stages for ${shape[0]} x ${shape[1]} places, got ${blocks.length} numbers of blocks; give fewer`
    );
  checkModelName(subject, name);
  const last = width * 2 ** (blocks.length - 1);
  const stages = blocks.map((count, i) => count * 2 * expansion * (width * 2 ** i) ** 2);
  checkWeightCount(subject, [...stages, 4 * last ** 2, 4 * last * units], 'make width, blocks or classes smaller');

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape, name: 'image' });
    const convolved = (x: tf.SymbolicTensor, part: string, filters: number, kernelSize: number) => {
      const own = { name: `${part}/convolution`, filters, kernelSize, padding: 'same', useBias: false } as const;
      const normalized = applyBatchNormalization(
        applyLayer(tf.layers.conv2d({ ...own, kernelInitializer: 'heNormal' }), x),
        `${part}/norm`
      );
      return applyLayer(tf.layers.activation({ name: part, activation: 'relu6' }), normalized);
    };
    let x = convolved(input, 'stem', width, 3);
    let number = 0;
    blocks.forEach((count, stage) => {
      for (let i = 0; i < count; i++) {
        const strides = stage && !i ? 2 : 1;
        const inside = { expansion: stage ? expansion : 1, strides } as const;
        x = applyInvertedResidual(x, { name: `block${++number}`, filters: width * 2 ** stage, ...inside });
      }
    });
    x = convolved(x, 'head', 4 * width * 2 ** (blocks.length - 1), 1);
    x = applyGlobalMeanPooling(x, 'representation');
    const logits = applyLayer(tf.layers.dense({ name: 'logits', units, kernelInitializer: 'glorotUniform' }), x);
    return tf.model({ inputs: input, outputs: logits, name });
  });
}
