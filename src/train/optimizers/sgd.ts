import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { asSchedule } from '../../schedules/asSchedule';
import type { Schedule } from '../../schedules/Schedule';
import { describeLearningRate } from './describeLearningRate';
import type { Optimizer, OptimizerState } from './Optimizer';
import { createOptimizerSlots } from './createOptimizerSlots';
import { checkWeightDecay, decayOf, type WeightDecay } from './checkWeightDecay';

export interface SgdOptions {
  /** A number above 0 or a schedule. Default 0.05. */
  learningRate?: number | Schedule;
  /** 0 for plain descent. Default 0.9. */
  momentum?: number;
  /** Looks ahead: the step is g + momentum m instead of m. Needs momentum. Default false. */
  nesterov?: boolean;
  /** Coupled: weightDecay times the weight is added to its gradient, as an L2 penalty of weightDecay / 2 |w|^2 would do. Default 0. */
  weightDecay?: number;
  /**
   * "kernels": variables of two or more dimensions decay, such as kernels and embeddings; biases and the scales and offsets of normalisation do not.
   * "all": they do too, as in `torch.optim.SGD(model.parameters())`, and so in the scripts of RepDistiller. Default "kernels".
   */
  decayed?: 'kernels' | 'all';
}

/**
 * Stochastic gradient descent with momentum: g <- g + weightDecay w, m <- momentum m + g, w <- w - learningRate m, or with `nesterov`
 * w <- w - learningRate (g + momentum m) (Sutskever et al. 2013). Steps are those of `torch.optim.SGD`, except that biases and
 * normalisation do not decay unless they are to. The decay is not that of `kd.adamW`, which leaves the gradient alone.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds.
 * @example
 * ```ts
 * const learningRate = kd.step({ at: [150, 180, 210], from: 0.05, factor: 0.1 });
 * const optimizer = kd.sgd({ learningRate, momentum: 0.9, weightDecay: 5e-4, decayed: 'all' });
 * ```
 */
export function sgd(options: SgdOptions = {}): Optimizer {
  checkOptions('sgd', options, ['learningRate', 'momentum', 'nesterov', 'weightDecay', 'decayed']);
  const rate = options.learningRate ?? 0.05;
  const learningRate = asSchedule(rate, 'sgd', 'learningRate');
  const momentum = checkNumber('sgd', 'momentum', options.momentum ?? 0.9, { atLeast: 0, atMost: 0.9999999 });
  const { nesterov = false } = options;
  if (nesterov && momentum === 0)
    throw new RangeError('sgd: expected momentum above 0 for nesterov, got 0; give momentum: 0.9, or leave nesterov out');
  const decay = checkWeightDecay('sgd', options, 0);
  return {
    create: (variables) => sgdState(variables, { momentum, nesterov, decay }),
    learningRate,
    description: {
      ...{ name: 'sgd', learningRate: describeLearningRate(rate), momentum },
      ...(nesterov && { nesterov }),
      ...(decay.weightDecay && decay)
    }
  };
}

interface SgdNumbers {
  momentum: number;
  nesterov: boolean;
  decay: WeightDecay;
}

function sgdState(variables: readonly tf.Variable[], { momentum, nesterov, decay }: SgdNumbers): OptimizerState {
  const slots = momentum === 0 ? [] : createOptimizerSlots(variables);
  const decays = variables.map((variable) => decayOf(variable, decay));
  return {
    update: (gradients, learningRate) =>
      tf.tidy(() => {
        const back = tf.neg(learningRate);
        variables.forEach((variable, i) => {
          const given = gradients[i];
          if (!given) return;
          const gradient = decays[i] === 0 ? given : tf.add(tf.mul(variable, decays[i]), given);
          const mean = momentum === 0 ? gradient : tf.add(tf.mul(momentum, slots[i]), gradient);
          slots[i]?.assign(mean);
          const step = nesterov ? tf.add(tf.mul(momentum, mean), gradient) : mean;
          variable.assign(tf.add(tf.mul(back, step), variable));
        });
      }),
    variables: slots,
    dispose: () => tf.dispose(slots)
  };
}
