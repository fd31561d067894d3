import * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { withSeededRandom } from '../../data/withSeededRandom';
import { checkModel } from '../../engine/checkModel';
import { checkHidden } from '../checkHidden';
import { checkModelName } from '../checkModelName';
import { applyTaskHeads } from './applyTaskHeads';
import { checkTaskHeads } from './checkTaskHeads';
import type { TaskHead } from './TaskHead';

export interface WithHeadsOptions {
  /** `tasks.heads` of `kd.severalTasks`. */
  heads: readonly TaskHead[];
  /** The train rows, whose targets give the heads of numbers their units. */
  train: Dataset;
  /** Units of the hidden layers that each head has of its own. Default none. */
  hidden?: number[];
  /** Seed of the initial weights of the heads. Default 0. */
  seed?: number;
  /** Default: that of the trunk. */
  name?: string;
}

/**
 * A shared trunk with a head for each of several tasks: for each its own hidden layers, a linear layer and, for numbers, the units of its targets; the outputs lie side by side. The trunk is a model
 * from rows to features, [batch, features]; its layers become those of the result, with their weights. Input as the trunk's, output [batch, outputs of all heads].
 *
 * Caruana 1997, "Multitask Learning".
 *
 * @throws TypeError or RangeError for a trunk with other outputs, heads or rows that do not fit each other, or an option out of bounds.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[1, 2], [2, 1], [3, 4]], targets: [[10, 0], [20, 1], [30, 0]], targetNames: ['size', 'kind'] });
 * const tasks = kd.severalTasks({ size: kd.regression(), kind: kd.classification({ classes: 2 }) });
 * const trunk = tf.sequential({ layers: [tf.layers.dense({ units: 8, activation: 'relu', inputShape: [2] })] });
 * const student = kd.models.withHeads(trunk, { heads: tasks.heads, train, hidden: [4] });
 * student.outputs[0].shape; // [null, 3]
 * ```
 */
export function withHeads(trunk: tf.LayersModel, options: WithHeadsOptions): tf.LayersModel {
  checkInputs('withHeads', options, ['heads', 'train', 'hidden', 'seed', 'name']);
  checkModel('withHeads', trunk);
  const { train, hidden = [], seed = 0 } = options;
  checkDataset(train, 'withHeads', { targets: true });
  const heads = checkTaskHeads('withHeads', options.heads, train);
  if (hidden.length !== 0) checkHidden('withHeads', hidden);
  checkNumber('withHeads', 'seed', seed, { integer: true, atLeast: 0 });
  const name = options.name ?? trunk.name;
  checkModelName('withHeads', name);
  const shape = trunk.outputs[0].shape;
  if (trunk.outputs.length !== 1 || shape.length !== 2)
    throw new RangeError(
      `withHeads: expected a trunk with one output [batch, features], got ${showValue(trunk.outputs.map(({ shape }) => shape.map((size) => size ?? 'batch')))}; end it in a flat layer`
    );
  return withSeededRandom(seed, () =>
    tf.model({ name, inputs: trunk.inputs, outputs: applyTaskHeads(trunk.outputs[0], { heads, train, hidden }) })
  );
}
