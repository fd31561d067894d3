import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { withSeededRandom } from '../../data/withSeededRandom';
import { fitInitialTree } from './fitInitialTree';
import { SoftTreeLayer } from './SoftTreeLayer';
import { createTableEncoder } from './createTableEncoder';
import { encodeTreeNames } from './encodeTreeNames';

export interface SoftDecisionTreeOptions {
  /** Splits on the way to each of its 2^depth leaves, 1 to 8. Default 4. */
  depth?: number;
  /** Quantile bins of a number, 1 to 64; 1 is a straight line. Default 4. */
  bins?: number;
  /** Seed of the initial weights. Default 0. */
  seed?: number;
  /** Default "soft tree". */
  name?: string;
}

/** Chosen so that Adam's default step trains a tree in twenty epochs of a few thousand rows. */
const pace = { sharpness: 10, leafScale: 5 };

/**
 * A readable student: a decision tree with soft splits, so that gradients can train it. It takes raw rows of a table, as
 * `tabularStudent` does, and its first layer encodes them: numbers by quantile bins, categories by one input per value, so that everything
 * a split uses has a name. `readTree` explains the tree in words.
 *
 * P(right) = sigmoid(w x + b) at each split; a leaf has one distribution of the classes; p = sum over leaves of P(leaf) leaf.
 * Input [batch, columns]; output logits, [batch, 1] for two classes (the margin), otherwise [batch, classes].
 *
 * Its splits learn ten times as fast as the optimizer's rate: Adam's default of 0.001 is right, 0.01 is too much.
 *
 * Frosst & Hinton 2017, "Distilling a Neural Network Into a Soft Decision Tree", arXiv 1711.09784; instead of their penalty each split
 * begins as a random direction that divides the train rows evenly.
 *
 * @throws TypeError or RangeError for data that is not a table, a table in which no column has information, or an option out of bounds.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[1, 20], [2, 10], [3, 30], [4, 10]], y: [0, 0, 1, 1], classes: ['repaid', 'default'] });
 * const tree = kd.softDecisionTree(train, { depth: 2 });
 * await kd.train({ student: tree, data: train, epochs: 2 });
 * kd.readTree(tree, train).leaves.length; // 4
 * ```
 */
export function softDecisionTree(train: Dataset, options: SoftDecisionTreeOptions = {}): tf.LayersModel {
  checkOptions('softDecisionTree', options, ['depth', 'bins', 'seed', 'name']);
  const { depth = 4, bins = 4, seed = 0, name = 'soft tree' } = options;
  checkNumber('softDecisionTree', 'depth', depth, { integer: true, atLeast: 1, atMost: 8 });
  checkNumber('softDecisionTree', 'bins', bins, { integer: true, atLeast: 1, atMost: 64 });
  checkNumber('softDecisionTree', 'seed', seed, { integer: true, atLeast: 0 });
  if (typeof name !== 'string' || !name)
    throw new TypeError(`softDecisionTree: expected name to be a string, got ${showValue(name)}; give it a short name`);

  checkDataset(train, 'softDecisionTree');
  const encoder = createTableEncoder('softDecisionTree', train, { bins, categoryDimension: Infinity });
  const units = train.classes.length === 2 ? 1 : train.classes.length;
  const notes = encodeTreeNames({ features: train.features ?? null, classes: train.classes });
  const tree = new SoftTreeLayer({ depth, units, ...pace, notes });
  return withSeededRandom(seed, () => {
    const model = tf.sequential({ name, layers: [encoder, tree] });
    const { kernel, bias, leaves } = fitInitialTree(train, encoder.encoding, tree);
    const inputs = kernel.length / bias.length;
    const first = [tf.tensor2d(kernel, [inputs, bias.length]), tf.tensor1d(bias), tf.tensor2d(leaves, [2 ** depth, units])];
    model.setWeights(first);
    tf.dispose(first);
    return model;
  });
}
