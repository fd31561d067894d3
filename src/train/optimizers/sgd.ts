import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { asSchedule } from '../../schedules/asSchedule';
import type { Schedule } from '../../schedules/Schedule';
import type { Optimizer, OptimizerState } from './Optimizer';
import { optimizerSlots } from './optimizerSlots';

export interface SgdOptions {
  /** A number above 0 or a schedule. Default 0.05. */
  learningRate?: number | Schedule;
  /** 0 for plain descent. Default 0.9. */
  momentum?: number;
}

/**
 * Stochastic gradient descent with momentum: m <- momentum m + g, w <- w - learningRate m (Sutskever et al. 2013).
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds.
 * @example
 * ```ts
 * const optimizer = kd.sgd({ learningRate: 0.1, momentum: 0.9 });
 * ```
 */
export function sgd(options: SgdOptions = {}): Optimizer {
  checkOptions('sgd', options, ['learningRate', 'momentum']);
  const rate = options.learningRate ?? 0.05;
  const learningRate = asSchedule(rate, 'sgd', 'learningRate');
  const momentum = checkNumber('sgd', 'momentum', options.momentum ?? 0.9, { atLeast: 0, atMost: 0.9999999 });
  return {
    create: (variables) => sgdState(variables, momentum),
    learningRate,
    description: { name: 'sgd', learningRate: typeof rate === 'number' ? rate : rate.description, momentum }
  };
}

function sgdState(variables: readonly tf.Variable[], momentum: number): OptimizerState {
  const slots = momentum === 0 ? [] : optimizerSlots(variables);
  return {
    update: (gradients, learningRate) =>
      tf.tidy(() => {
        const back = tf.neg(learningRate);
        variables.forEach((variable, i) => {
          const gradient = gradients[i];
          if (!gradient) return;
          const step = momentum === 0 ? gradient : tf.add(tf.mul(momentum, slots[i]), gradient);
          slots[i]?.assign(step);
          variable.assign(tf.add(tf.mul(back, step), variable));
        });
      }),
    variables: slots,
    dispose: () => tf.dispose(slots)
  };
}
