import * as tf from '@tensorflow/tfjs';
import { checkDataset } from '../../data/checkDataset';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Dataset } from '../../data/Dataset';
import { withSeededRandom } from '../../data/withSeededRandom';
import { applyLayer } from '../applyLayer';
import { checkWeightCount } from '../checkWeightCount';
import { embeddingBag } from '../embeddingBag';
import { countLogitUnits } from '../countLogitUnits';
import { checkModelName } from '../checkModelName';
import { columns } from '../selectColumns';
import { encodeColumnNames } from '../students/encodeColumnNames';
import { encodedWidth } from '../students/encodeRows';
import { fitEncoding } from '../students/fitEncoding';
import { TabularEncoder } from '../students/TabularEncoder';
import { checkHidden } from '../checkHidden';
import { findFactorColumns } from './findFactorColumns';

export interface NeuralFactorizationOptions {
  /** Numbers in the vector of a user or an item. Default 16. */
  width?: number;
  /** Units of the hidden layers above vectors and features; [] is a straight line. Default [32]. */
  hidden?: number[];
  /** The column of users, a category. Default "user". */
  user?: string;
  /** The column of items, a category. Default "item". */
  item?: string;
  /** Columns with items of the user's past, categories like those of `item`. Default: those named "history 1", "history 2", … */
  history?: string[];
  /** Columns that the model does not look at. Default none. */
  ignore?: string[];
  /** Quantile bins of a number, 1 to 256; 1 is a straight line. Default 8. */
  bins?: number;
  /** Dropout rate of the hidden units. Default 0.1. */
  dropout?: number;
  /** Adds l2 times the sum of the squares of all vectors to the loss. Default 0. */
  l2?: number;
  /** Seed of the initial weights. Default 0. */
  seed?: number;
  /** Default "neural factorization". */
  name?: string;
}

const optionNames = ['width', 'hidden', 'user', 'item', 'history', 'ignore', 'bins', 'dropout', 'l2', 'seed', 'name'];

/**
 * A recommender for rows of a table with a user and an item: matrix factorisation with biases beside a network of features. For user u,
 * item i and features f the logit is
 *
 *     b_u + b_i + p · q_i + network([p, q_i, f]),    p = p_u + mean of q_j over the history
 *
 * Input [batch, columns], raw rows as `kd.ratings.rows` makes them; output logits, [batch, 1] for two classes. All columns but user, item
 * and history are features: numbers by quantile bins, categories by one input a value, or a learned vector where they are many. A user or
 * an item that train does not have has no vector and no bias; the features remain.
 *
 * Layers by name: "user", "item" and "history" [width], "user-bias", "item-bias", "product" [1], "features", "representation" (the last
 * hidden layer) and "logits".
 *
 * Koren, Bell and Volinsky 2009, "Matrix Factorization Techniques for Recommender Systems"; He et al. 2017, "Neural Collaborative
 * Filtering", arXiv 1708.05031; the history as in SVD++ (Koren 2008), with the items' own vectors.
 *
 * @throws TypeError or RangeError for data without a category for users and items, other than two classes, or an option out of bounds.
 * @example
 * ```ts
 * const rows = Array.from({ length: 40 }, (_, i) => ({ user: `u${i % 5}`, item: `i${i % 8}`, price: i % 7, bought: i % 3 ? 'no' : 'yes' }));
 * const train = kd.tabular(kd.table(rows), { label: 'bought' });
 * const teacher = kd.models.neuralFactorization(train, { width: 8, hidden: [16] });
 * const student = kd.models.neuralFactorization(train, { width: 1, hidden: [], name: 'student' });
 * student.countParams() < teacher.countParams() / 4; // true
 * ```
 */
export function neuralFactorization(train: Dataset, options: NeuralFactorizationOptions = {}): tf.LayersModel {
  const subject = 'neuralFactorization';
  checkOptions(subject, options, optionNames);
  const { width = 16, hidden = [32], bins = 8, dropout = 0.1, l2 = 0, seed = 0, name = 'neural factorization' } = options;
  checkNumber(subject, 'width', width, { integer: true, atLeast: 1 });
  checkHidden(subject, hidden);
  checkNumber(subject, 'bins', bins, { integer: true, atLeast: 1, atMost: 256 });
  checkNumber(subject, 'dropout', dropout, { atLeast: 0, atMost: 0.9 });
  checkNumber(subject, 'l2', l2, { atLeast: 0 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  checkModelName(subject, name);
  checkDataset(train, subject);
  if (train.classes?.length !== 2)
    throw new RangeError(`${subject}: expected two classes, got ${train.classes.length}; give rows that are of class 0 or 1`);
  const places = findFactorColumns(subject, train, options);
  const encoding = featureEncoding(train, places.features, bins);
  const inputs = encodedWidth(encoding);
  const sizes = [2 * width + inputs, ...hidden, 1];
  const weights = [(places.users + places.items) * (width + 1), ...sizes.slice(1).map((size, i) => size * sizes[i])];
  checkWeightCount(subject, weights, 'make width or hidden smaller');

  return withSeededRandom(seed, () => {
    const input = tf.input({ shape: train.shape, name: 'row' });
    const take = (from: number, to: number, layer: string, of = input) => applyLayer(columns({ from, to, name: layer }), of);
    const bag = (categories: number, size: number, layer: string, bags?: number[]) =>
      embeddingBag({ categories, width: size, name: layer, l2, bags, ...(layer.endsWith('bias') && { spread: 0 }) });
    const userCode = take(places.user, places.user + 1, 'user-code');
    const itemCode = take(places.item, places.item + 1, 'item-code');
    const own = applyLayer(bag(places.users, width, 'user'), userCode);
    let [user, item] = [own, itemCode];
    if (places.history) {
      // One layer for both: tfjs does not let go of a layer that is used twice.
      const [from, to] = places.history;
      const codes = applyLayer(tf.layers.concatenate({ name: 'item-codes' }), [itemCode, take(from, to, 'history-codes')]);
      const both = applyLayer(bag(places.items, width, 'items', [1, to - from]), codes);
      item = take(0, width, 'item', both);
      user = applyLayer(tf.layers.add({ name: 'user-and-history' }), [own, take(width, 2 * width, 'history', both)]);
    } else item = applyLayer(bag(places.items, width, 'item'), itemCode);
    const biases = [
      applyLayer(bag(places.users, 1, 'user-bias'), userCode),
      applyLayer(bag(places.items, 1, 'item-bias'), itemCode)
    ];
    const product = applyLayer(tf.layers.dot({ axes: 1, name: 'product' }), [user, item]);
    const names = encodeColumnNames(places.named);
    const encoded = inputs ? [applyLayer(new TabularEncoder({ ...encoding, columnNames: names, name: 'features' }), input)] : [];
    let x = applyLayer(tf.layers.concatenate({ name: 'inputs' }), [user, item, ...encoded]);
    hidden.forEach((units, i) => {
      const layer = i === hidden.length - 1 ? 'representation' : `hidden${i + 1}`;
      x = applyLayer(tf.layers.dense({ units, activation: 'relu', kernelInitializer: 'glorotUniform', name: layer }), x);
      if (dropout) x = applyLayer(tf.layers.dropout({ rate: dropout, name: `dropout${i + 1}` }), x);
    });
    const network = tf.layers.dense({ units: countLogitUnits(subject, 2), kernelInitializer: 'glorotUniform', name: 'network' });
    const logits = applyLayer(tf.layers.add({ name: 'logits' }), [...biases, product, applyLayer(network, x)]);
    return tf.model({ inputs: input, outputs: logits, name });
  });
}

/** The encoding of the features alone, by their columns in the whole row. */
function featureEncoding(train: Dataset, features: readonly number[], bins: number) {
  const { numbers, categories, columns: all } = fitEncoding(train, { bins, categoryDimension: 8 });
  const isFeature = ({ column }: { column: number }) => features.includes(column);
  return { columns: all, numbers: numbers.filter(isFeature), categories: categories.filter(isFeature) };
}
