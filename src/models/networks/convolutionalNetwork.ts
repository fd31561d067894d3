import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { withSeededRandom } from '../../data/withSeededRandom';
import { applyLayer } from '../applyLayer';
import { applyBatchNormalization } from '../applyBatchNormalization';
import { checkSizes } from '../checkSizes';
import { checkWeightCount } from '../checkWeightCount';
import { countLogitUnits } from '../countLogitUnits';
import { applyGlobalMeanPooling } from '../applyGlobalMeanPooling';
import { checkModelName } from '../checkModelName';

export interface ConvolutionalNetworkOptions {
  /** The shape of one row: [height, width, channels], or [depth, height, width, channels] for volumes. */
  inputShape: number[];
  /** Filters of each stage. From the second stage on, each begins by halving the places. Default [16, 32, 64]. */
  filters?: number[];
  /** Convolutions per stage. Default 1. */
  convolutions?: number;
  /** Side of a convolution kernel. Default 3. */
  kernelSize?: number;
  classes: number;
  /**
   * How the last stage's places are pooled: "none" keeps them all, which learns fastest from few rows if objects are always at about the
   * same place; "mean" averages them, which needs fewer weights and works wherever objects are. Default "none".
   */
  pooling?: 'none' | 'mean';
  /** Whether each convolution is followed by batch normalisation. Default true. */
  batchNormalization?: boolean;
  /** Dropout rate of the representation. Default 0. */
  dropout?: number;
  /** Seed of the initial weights. Default 0. */
  seed?: number;
  name?: string;
}

const optionNames = [
  ...[
    'inputShape',
    'filters',
    'convolutions',
    'kernelSize',
    'classes',
    'pooling',
    'batchNormalization',
    'dropout',
    'seed',
    'name'
  ]
];

/**
 * A plain convolutional network for images or volumes, as a student or a teacher: stages of convolution, batch normalisation and ReLU, with
 * max pooling by 2 between them and one dense layer at the end. Output logits, [batch, 1] for two classes (the margin), otherwise [batch,
 * classes].
 *
 * Layers by name: "stage1" is the output of a stage before it is pooled; inside it are "stage1/convolution1", "stage1/norm1", "stage1/relu1" (the
 * last ReLU is "stage1"); "stage2/pool"; "representation", one vector of the last stage, and "logits".
 *
 * Batch normalisation learns its running mean and variance with momentum 0.9: some thirty steps pass before inference agrees with training.
 * For batches of fewer than 8 rows, or only a few steps, use `batchNormalization: false`.
 *
 * @throws TypeError or RangeError for an option out of bounds, or more stages than the places can be halved.
 * @example
 * ```ts
 * const student = kd.models.convolutionalNetwork({ inputShape: [28, 28, 1], filters: [8, 16], classes: 10, seed: 1 });
 * kd.layersOf(student).find(({ name }) => name === 'stage2')!.shape; // [null, 14, 14, 16]
 * const teacher = kd.models.convolutionalNetwork({ inputShape: [28, 28, 28, 1], filters: [8, 16, 32], classes: 2 });
 * teacher.outputs[0].shape; // [null, 1]
 * ```
 */
export function convolutionalNetwork(options: ConvolutionalNetworkOptions): tf.LayersModel {
  const subject = 'convolutionalNetwork';
  checkOptions(subject, options, optionNames);
  const { inputShape, filters = [16, 32, 64], convolutions = 1, kernelSize = 3, classes } = options ?? {};
  const { pooling = 'none', batchNormalization = true, dropout = 0, seed = 0, name = 'convolutional-network' } = options ?? {};
  const shape = checkSizes(subject, 'inputShape', inputShape, { atLeast: 3, atMost: 4 }, '[28, 28, 1]');
  checkSizes(subject, 'filters', filters, { atLeast: 1, atMost: 16 }, '[16, 32, 64]');
  checkNumber(subject, 'convolutions', convolutions, { integer: true, atLeast: 1, atMost: 16 });
  checkNumber(subject, 'kernelSize', kernelSize, { integer: true, atLeast: 1, atMost: 31 });
  const units = countLogitUnits(subject, classes);
  if (pooling !== 'mean' && pooling !== 'none')
    throw new TypeError(`${subject}: expected pooling to be "none" or "mean", got ${showValue(pooling)}; choose one`);
  checkNumber(subject, 'dropout', dropout, { atLeast: 0, atMost: 0.9 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  const smallest = Math.min(...shape.slice(0, -1));
  if (smallest < 2 ** (filters.length - 1))
    throw new RangeError(
      `${subject}: expected at most ${1 + Math.floor(Math.log2(smallest))} stages for ${shape.slice(0, -1).join(' x ')} places, got ${filters.length} filters; give fewer`
    );

  const isVolume = shape.length === 4;
  const { conv2d, conv3d, maxPooling2d, maxPooling3d } = tf.layers;
  checkModelName(subject, name);
  const places = shape.slice(0, -1).map((side) => side >> (filters.length - 1));
  const window = kernelSize ** places.length;
  const last = filters[filters.length - 1] * (pooling === 'mean' ? 1 : places.reduce((a, b) => a * b, 1));
  const stages = filters.map((count, i) => window * count * ((filters[i - 1] ?? shape.at(-1)) + (convolutions - 1) * count));
  checkWeightCount(subject, [...stages, last * units], 'make inputShape, filters or classes smaller, or pool by "mean"');

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape, name: isVolume ? 'volume' : 'image' });
    let x = input;
    filters.forEach((count, i) => {
      const stage = `stage${i + 1}`;
      const pool = { name: `${stage}/pool`, poolSize: 2 };
      if (i) x = applyLayer(isVolume ? maxPooling3d(pool as Parameters<typeof maxPooling3d>[0]) : maxPooling2d(pool), x);
      for (let k = 1; k <= convolutions; k++) {
        const own = { name: `${stage}/convolution${k}`, filters: count, kernelSize, useBias: !batchNormalization };
        const convolution = { ...own, padding: 'same', kernelInitializer: 'heNormal' } as const;
        x = applyLayer(isVolume ? conv3d(convolution) : conv2d(convolution), x);
        if (batchNormalization) x = applyBatchNormalization(x, `${stage}/norm${k}`);
        x = applyLayer(tf.layers.activation({ name: k === convolutions ? stage : `${stage}/relu${k}`, activation: 'relu' }), x);
      }
    });
    if (pooling === 'mean') x = applyGlobalMeanPooling(x, 'representation');
    else x = applyLayer(tf.layers.flatten({ name: 'representation' }), x);
    if (dropout) x = applyLayer(tf.layers.dropout({ name: 'dropout', rate: dropout }), x);
    const logits = applyLayer(tf.layers.dense({ name: 'logits', units, kernelInitializer: 'glorotUniform' }), x);
    return tf.model({ inputs: input, outputs: logits, name });
  });
}
