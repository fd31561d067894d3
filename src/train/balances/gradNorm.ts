import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { computeMean } from '../../stats/computeMean';
import type { Stage } from '../options/Stage';
import type { TaskBalance, TaskGradients, TaskStep } from '../options/TaskBalance';

export interface GradNormOptions {
  /** How strongly tasks that learn slowly are favoured; 0 makes all gradients equally long. Default 1.5. */
  alpha?: number;
  /** Of the weights, by plain gradient descent. Default 0.025. */
  learningRate?: number;
  /** The layers at whose weights gradients are measured, as `trainable` of a stage. Default: the last layer that all heads share. */
  shared?: Stage['trainable'];
}

/**
 * Weighs several tasks so that they learn at similar rates: after each step the weights w follow the gradient of
 *
 * sum over tasks of | G_i - mean(G) r_i^alpha |, with G_i = |gradient of w_i L_i at the shared weights|, r_i = (L_i / L_i at the first step) / mean of these
 *
 * with mean(G) r_i^alpha taken as constant, are held at 0 or more, and are scaled so that their sum is the number of tasks. They begin with 1. The student's step is that of sum w_i L_i. A step runs
 * operation by operation, with a pass for each task. One in which a task has no label leaves the weights as they are.
 *
 * Chen, Badrinarayanan, Lee & Rabinovich 2018, "GradNorm: Gradient Normalization for Adaptive Loss Balancing in Deep Multitask Networks", arXiv 1711.02257, algorithm 1.
 *
 * @throws TypeError or RangeError for an unknown option, or one out of bounds; in a run, for a student that does not end in a head for each task, if `shared` is left out.
 * @example
 * ```ts
 * const balance = kd.gradNorm({ alpha: 0.5 });
 * kd.severalTasks({ price: kd.regression(), cut: kd.classification({ classes: 5 }) }, { balance });
 * ```
 */
export function gradNorm(options: GradNormOptions = {}): TaskBalance {
  checkOptions('gradNorm', options, ['alpha', 'learningRate', 'shared']);
  const { alpha = 1.5, learningRate = 0.025, shared } = options;
  checkNumber('gradNorm', 'alpha', alpha, { atLeast: 0 });
  checkNumber('gradNorm', 'learningRate', learningRate, { above: 0 });
  return {
    description: { name: 'gradNorm', alpha, learningRate },
    begins: { weight: 1, firstLoss: 0 },
    ...(shared !== undefined && { shared }),
    sharedPart: 'last',
    weights: ({ weight }) => Array.from(weight),
    gradients: (given) => stepOf(given, alpha, learningRate)
  };
}

function stepOf({ losses, gradients, shared, numbers }: TaskGradients, alpha: number, rate: number): TaskStep {
  const { weight, firstLoss } = numbers;
  const weighted = gradients.map((own, task) => own.map((gradient) => tf.mul(gradient, weight[task])));
  const sums = weighted[0].map((_, i) => tf.addN(weighted.map((own) => own[i])));
  const first = firstLoss.map((loss, task) => (loss === 0 ? losses[task] : loss));
  if (losses.some((loss) => loss === 0)) return { gradients: sums, numbers: { weight, firstLoss: first } };
  const lengths = gradients.map((own) => lengthOf(shared.map((place) => own[place])));
  const norms = lengths.map((length, task) => weight[task] * length);
  const ratios = losses.map((loss, task) => loss / first[task]);
  const targets = ratios.map((ratio) => computeMean(norms) * (ratio / computeMean(ratios)) ** alpha);
  const moved = norms.map((norm, task) => Math.max(0, weight[task] - rate * Math.sign(norm - targets[task]) * lengths[task]));
  const sum = moved.reduce((all, one) => all + one, 0);
  const after = sum > 0 ? Float32Array.from(moved, (one) => (one * moved.length) / sum) : weight;
  return { gradients: sums, numbers: { weight: after, firstLoss: first } };
}

function lengthOf(tensors: readonly tf.Tensor[]): number {
  return Math.sqrt(tensors.reduce((sum, one) => sum + tf.sum(tf.square(one)).dataSync()[0], 0));
}
