import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Dataset } from '../../data/Dataset';
import { withSeededRandom } from '../../data/withSeededRandom';
import { checkHidden } from '../checkHidden';
import { checkWeightCount } from '../checkWeightCount';
import { applyTaskHeads } from '../heads/applyTaskHeads';
import { checkTaskHeads } from '../heads/checkTaskHeads';
import type { TaskHead } from '../heads/TaskHead';
import { targetUnits } from '../targetUnits';
import { encodedWidth } from './encodeRows';
import { createTableEncoder } from './createTableEncoder';

export interface TabularStudentOptions {
  /** Units of the hidden layers. Default [64, 32]. */
  hidden?: number[];
  /** How numbers are encoded: one input per quantile bin, or one straight line between robust ends. Default "piecewise". */
  embedding?: 'piecewise' | 'linear';
  /** Quantile bins of a number, 2 to 256. Default 16. */
  bins?: number;
  /** Width of the trainable rows for columns with more than twice this many categories; other columns get one input per category. Default 8. */
  categoryDimension?: number;
  /** Dropout rate of the hidden units. Default 0.1. */
  dropout?: number;
  /** For several tasks: the heads of `kd.severalTasks`, each a linear layer on the last hidden one. Default: one output for each class or target. */
  heads?: readonly TaskHead[];
  /** Seed of the initial weights. Default 0. */
  seed?: number;
  /** Default "tabular student". */
  name?: string;
}

const optionNames = ['hidden', 'embedding', 'bins', 'categoryDimension', 'dropout', 'heads', 'seed', 'name'];

/**
 * A network for tables that takes raw rows: numbers as they are, categories as codes, NaN where a value is missing. Its first
 * layer, fitted on the train rows, encodes them and stays part of the model when it is saved, loaded, cloned or compiled. Outliers are
 * clipped, and columns without information are left out. If a column has no missing values in train, later missing values count as the
 * median.
 *
 * Input [batch, columns]; output logits, [batch, 1] for two classes (the margin), otherwise [batch, classes]. For rows with targets: [batch, targets] in
 * their units, by `kd.layers.targetUnits` as the last layer.
 *
 * Piecewise-linear encoding of numbers: Gorishniy, Rubachev & Babenko 2022, "On Embeddings for Numerical Features in Tabular Deep
 * Learning", arXiv 2203.05556.
 *
 * @throws TypeError or RangeError for data that is not a table, a table in which no column has information, or an option out of bounds.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[1, 20], [2, 10], [3, 30], [4, 10]], y: [0, 0, 1, 1], classes: ['repaid', 'default'] });
 * const student = kd.tabularStudent(train, { hidden: [16], seed: 1 });
 * student.predict(tf.tensor2d([[2.5, NaN]])); // [1, 1]
 * ```
 */
export function tabularStudent(train: Dataset, options: TabularStudentOptions = {}): tf.LayersModel {
  checkOptions('tabularStudent', options, optionNames);
  const { hidden = [64, 32], embedding = 'piecewise', bins = 16, categoryDimension = 8, dropout = 0.1 } = options;
  const { seed = 0, name = 'tabular student' } = options;
  checkHidden('tabularStudent', hidden);
  if (embedding !== 'piecewise' && embedding !== 'linear')
    throw new TypeError(
      `tabularStudent: expected embedding to be "piecewise" or "linear", got ${showValue(embedding)}; choose one`
    );
  checkNumber('tabularStudent', 'bins', bins, { integer: true, atLeast: 2, atMost: 256 });
  checkNumber('tabularStudent', 'categoryDimension', categoryDimension, { integer: true, atLeast: 1, atMost: 256 });
  checkNumber('tabularStudent', 'dropout', dropout, { atLeast: 0, atMost: 0.9 });
  checkNumber('tabularStudent', 'seed', seed, { integer: true, atLeast: 0 });
  if (typeof name !== 'string' || !name)
    throw new TypeError(`tabularStudent: expected name to be a string, got ${showValue(name)}; give it a short name`);

  const encoder = createTableEncoder('tabularStudent', train, { bins: embedding === 'linear' ? 1 : bins, categoryDimension });
  const { targets } = train;
  const heads = options.heads && checkTaskHeads('tabularStudent', options.heads, train);
  if (heads && hidden.length === 0)
    throw new RangeError('tabularStudent: expected a hidden layer that the heads share, got none; give hidden: [64]');
  const units = heads
    ? heads.reduce((sum, head) => sum + head.units, 0)
    : targets
      ? targets.names.length
      : train.classes.length === 2
        ? 1
        : train.classes.length;
  const sizes = [encodedWidth(encoder.encoding), ...hidden, units];
  const weights = sizes.slice(1).map((size, i) => size * sizes[i]);
  checkWeightCount('tabularStudent', weights, 'make the hidden layers smaller');
  return withSeededRandom(seed, () => {
    const model = tf.sequential({ name });
    model.add(encoder);
    for (const size of hidden) {
      model.add(tf.layers.dense({ units: size, activation: 'relu', kernelInitializer: 'glorotUniform' }));
      if (dropout) model.add(tf.layers.dropout({ rate: dropout }));
    }
    if (heads) {
      const [features] = model.outputs;
      return tf.model({ name, inputs: model.inputs, outputs: applyTaskHeads(features, { heads, train }) });
    }
    model.add(tf.layers.dense({ units, kernelInitializer: 'glorotUniform' }));
    if (targets) model.add(targetUnits(train));
    return model;
  });
}
