import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import type { BalancedTask, TaskBalance } from '../options/TaskBalance';

/**
 * Weighs several tasks by their uncertainty: a log variance s of each task is learnt with the student, by the same optimizer.
 *
 * L = sum over tasks of c exp(-s) L_task + s / 2, with c = 1 for classes and 1/2 for numbers
 *
 * It begins with s = 0. A task whose loss stays high gets little weight. A task without a label in a batch is left out of that step. The history shows c exp(-s) times the weight of each term
 * ("weight/price"); the loss may be below 0. For numbers, L_task is the squared error.
 *
 * Kendall, Gal & Cipolla 2018, "Multi-Task Learning Using Uncertainty to Weigh Losses for Scene Geometry and Semantics", arXiv 1705.07115, equations 7 and 10.
 *
 * @throws TypeError for an option.
 * @example
 * ```ts
 * const tasks = kd.severalTasks(
 *   { price: kd.regression(), cut: kd.classification({ classes: 5 }) },
 *   { balance: kd.uncertaintyWeights() }
 * );
 * Object.keys(tasks.terms()); // ['price: hard', 'price: soft', 'cut: hard', 'cut: soft']
 * ```
 */
export function uncertaintyWeights(options: Record<string, never> = {}): TaskBalance {
  checkOptions('uncertaintyWeights', options, []);
  return {
    description: { name: 'uncertaintyWeights' },
    begins: { logVariance: 0 },
    loss(losses, { logVariance }, tasks) {
      // A loss of exactly 0 is one of no rows.
      const present = tf.tensor1d(losses.map((loss) => (loss.dataSync()[0] === 0 ? 0 : 1)));
      const precisions = tf.mul(tf.exp(tf.neg(logVariance)), tf.tensor1d(factorsOf(tasks)));
      const each = tf.add(tf.mul(precisions, tf.stack([...losses])), tf.div(logVariance, 2));
      return tf.sum(tf.mul(present, each)).asScalar();
    },
    weights({ logVariance }, tasks) {
      return factorsOf(tasks).map((factor, i) => factor * Math.exp(-logVariance[i]));
    }
  };
}

function factorsOf(tasks: readonly BalancedTask[]): number[] {
  return tasks.map(({ logits }) => (logits ? 1 : 0.5));
}
