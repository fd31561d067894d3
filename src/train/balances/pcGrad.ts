import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { createRandom, shuffle } from '../../stats/createRandom';
import type { Stage } from '../options/Stage';
import type { TaskBalance, TaskGradients, TaskStep } from '../options/TaskBalance';

export interface PcGradOptions {
  /** The layers whose gradients are projected, as `trainable` of a stage. Default: those that more than one head is reached from; all of a student that does not end in a head for each task. */
  shared?: Stage['trainable'];
}

/**
 * Projects conflicting gradients of several tasks: where the gradient of a task has a negative product with that of another, the part along the other is taken out, for the others one after the other in
 * random order; the step is the sum of what is left.
 *
 * for each j: g_i <- g_i - (g_i . g_j / |g_j|^2) g_j, if g_i . g_j < 0, with g_j as it was at first
 *
 * Only the weights that the tasks share are looked at, as one vector. A step runs operation by operation, with a pass for each task. The weights of the tasks stay what they are.
 *
 * Yu et al. 2020, "Gradient Surgery for Multi-Task Learning", arXiv 2001.06782, algorithm 1.
 *
 * @throws TypeError for an unknown option.
 * @example
 * ```ts
 * const balance = kd.pcGrad();
 * kd.severalTasks({ price: kd.regression(), cut: kd.classification({ classes: 5 }) }, { balance });
 * ```
 */
export function pcGrad(options: PcGradOptions = {}): TaskBalance {
  checkOptions('pcGrad', options, ['shared']);
  const { shared } = options;
  return {
    description: { name: 'pcGrad' },
    begins: {},
    ...(shared !== undefined && { shared }),
    weights: (_, tasks) => tasks.map(() => 1),
    gradients: stepOf
  };
}

function stepOf({ gradients, shared, seed }: TaskGradients): TaskStep {
  const tasks = gradients.map((_, task) => task);
  const next = createRandom(seed);
  const products = productsOf(gradients.map((own) => shared.map((place) => own[place])));
  // Each projected gradient is a sum of the first ones: how much there is of each.
  const shares = tasks.map((task) => {
    const own: number[] = tasks.map((other) => (other === task ? 1 : 0));
    const others = tasks.filter((other) => other !== task);
    for (const other of shuffle(others, next)) {
      const product = own.reduce((sum, share, k) => sum + share * products[k][other], 0);
      if (product < 0) own[other] -= product / products[other][other];
    }
    return own;
  });
  const whole = tasks.map((task) => shares.reduce((sum, own) => sum + own[task], 0));
  return {
    gradients: gradients[0].map((_, place) =>
      tf.addN(gradients.map((own, task) => (shared.includes(place) ? tf.mul(own[place], whole[task]) : own[place])))
    ),
    numbers: {}
  };
}

/** The product of each gradient with each. */
function productsOf(gradients: readonly tf.Tensor[][]): number[][] {
  const rows = gradients.map((own) => tf.concat(own.map((one) => tf.reshape(one, [-1]))) as tf.Tensor1D);
  const all = tf.stack(rows) as tf.Tensor2D;
  return tf.matMul<tf.Tensor2D>(all, all, false, true).arraySync();
}
