import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { withSeededRandom } from '../../data/withSeededRandom';
import { applyLayer } from '../applyLayer';
import { checkModelName } from '../checkModelName';
import { checkWeightCount } from '../checkWeightCount';
import { applyConvolution } from './applyConvolution';
import { applyMeanLogits } from './applyMeanLogits';
import { applyNormalization, rectified } from './applyNormalization';
import { applyPlainBlock } from './applyPlainBlock';
import { applyResidualBlock } from './applyResidualBlock';
import { applyResidualStages } from './applyResidualStages';
import { applySeparableBlock } from './applySeparableBlock';
import { checkPictureNetwork, type PictureNetworkOptions } from './checkPictureNetwork';

/** What a network is made of: "plain" is one convolution, "residual" two with a shortcut, "separable" a depthwise and a pointwise one. */
export type BlockKind = 'plain' | 'residual' | 'separable';

export interface BlockNetworkOptions extends PictureNetworkOptions {
  /** Channels of the first stage, 1 to 1,024; each further stage has twice as many and half the places. Default 8. */
  width?: number;
  /** Blocks of each stage, 1 to 32. Default 1. */
  depth?: number;
  /** 1 to 6. Default 2. */
  stages?: number;
  /** Default "plain". */
  block?: BlockKind;
  /** "none" keeps all places of the last stage, which learns fastest from few rows and epochs; "mean" averages them, which needs fewer weights. Default "none". */
  pooling?: 'none' | 'mean';
}

const optionNames = ['inputShape', 'classes', 'width', 'depth', 'stages', 'block', 'pooling', 'seed', 'name'];
const blocks = new Map([
  ['plain', applyPlainBlock],
  ['residual', applyResidualBlock],
  ['separable', applySeparableBlock]
]);

/**
 * A small network for pictures with few numbers that say what it is, as architecture search wants it: a convolution of 3 x 3 with stride 2, stages of equal blocks, one dense layer. Each convolution is followed
 * by batch normalisation and ReLU. Output logits, [batch, 1] for two classes (the margin), otherwise [batch, classes].
 *
 * Layers by name: "stem"; "stage1", the output of a stage; before it "stage1/block1" and so on; "representation" and "logits".
 *
 * Separable: Howard et al. 2017, "MobileNets", arXiv 1704.04861. Residual: He et al. 2016, "Deep Residual Learning for Image Recognition", arXiv 1512.03385.
 *
 * @throws TypeError or RangeError for an option out of bounds, or pictures too small to be halved so often.
 * @example
 * ```ts
 * const student = kd.models.blockNetwork({ inputShape: [28, 28, 1], classes: 10, width: 8, stages: 2, block: 'separable' });
 * kd.layersOf(student).find(({ name }) => name === 'stage2')!.shape; // [null, 7, 7, 16]
 * ```
 */
export function blockNetwork(options: BlockNetworkOptions): tf.LayersModel {
  const subject = 'blockNetwork';
  checkOptions(subject, options, optionNames);
  const { width = 8, depth = 1, stages = 2, block = 'plain', pooling = 'none', name = 'block-network' } = options ?? {};
  checkNumber(subject, 'stages', stages, { integer: true, atLeast: 1, atMost: 6 });
  const { shape, units, seed } = checkPictureNetwork(subject, options, stages);
  checkNumber(subject, 'width', width, { integer: true, atLeast: 1, atMost: 1024 });
  checkNumber(subject, 'depth', depth, { integer: true, atLeast: 1, atMost: 32 });
  const applyBlock = blocks.get(block);
  if (!applyBlock)
    throw new TypeError(
      `${subject}: expected block to be "plain", "residual" or "separable", got ${showValue(block)}; choose one`
    );
  if (pooling !== 'mean' && pooling !== 'none')
    throw new TypeError(`${subject}: expected pooling to be "none" or "mean", got ${showValue(pooling)}; choose one`);
  checkModelName(subject, name);
  const filters = Array.from({ length: stages }, (_, i) => width * 2 ** i);
  const weights = filters.map((count) => 18 * depth * count ** 2);
  const places = pooling === 'mean' ? 1 : shape.slice(0, 2).reduce((all, side) => all * Math.ceil(side / 2 ** stages), 1);
  checkWeightCount(subject, [...weights, places * filters[stages - 1] * units], 'make width, depth or stages smaller');

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape, name: 'image' });
    const first = applyConvolution(input, { name: 'stem/convolution', filters: width, kernelSize: 3, strides: 2 });
    const stem = rectified(applyNormalization(first, 'stem/norm'), 'stem');
    const x = applyResidualStages(stem, filters, depth, applyBlock);
    return tf.model({ inputs: input, outputs: pooling === 'mean' ? applyMeanLogits(x, units) : applyAllLogits(x, units), name });
  });
}

function applyAllLogits(x: tf.SymbolicTensor, units: number): tf.SymbolicTensor {
  const representation = applyLayer(tf.layers.flatten({ name: 'representation' }), x);
  return applyLayer(tf.layers.dense({ name: 'logits', units, kernelInitializer: 'glorotUniform' }), representation);
}
