import { checkOptions } from '../../checks/checkOptions';
import { asSchedule } from '../../schedules/asSchedule';
import type { Schedule } from '../../schedules/Schedule';
import { createAdamState } from './createAdamState';
import { checkAdamNumbers } from './checkAdamNumbers';
import type { Optimizer } from './Optimizer';
import { describeLearningRate } from './describeLearningRate';

export interface AdamOptions {
  /** A number above 0 or a schedule. Default 0.001. */
  learningRate?: number | Schedule;
  /** Decay of the first moment. Default 0.9. */
  beta1?: number;
  /** Decay of the second moment. Default 0.999. */
  beta2?: number;
  /** Default 1e-7. */
  epsilon?: number;
}

/**
 * Adam: step size from running means of the gradient and of its square (Kingma & Ba 2015, arXiv 1412.6980). It has no weight decay;
 * `kd.adamW` has.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds.
 * @example
 * ```ts
 * const optimizer = kd.adam({ learningRate: kd.cosine({ from: 0.002, to: 0 }) });
 * ```
 */
export function adam(options: AdamOptions = {}): Optimizer {
  checkOptions('adam', options, ['learningRate', 'beta1', 'beta2', 'epsilon']);
  const rate = options.learningRate ?? 0.001;
  const learningRate = asSchedule(rate, 'adam', 'learningRate');
  const numbers = checkAdamNumbers('adam', options, 1e-7);
  return {
    create: (variables) => createAdamState(variables, numbers),
    learningRate,
    description: { name: 'adam', learningRate: describeLearningRate(rate), ...numbers }
  };
}
