import { checkOptions } from '../../checks/checkOptions';
import { asSchedule } from '../../schedules/asSchedule';
import type { AdamOptions } from './adam';
import { createAdamState } from './createAdamState';
import { checkAdamNumbers } from './checkAdamNumbers';
import { describeLearningRate } from './describeLearningRate';
import type { Optimizer } from './Optimizer';
import { checkWeightDecay, decayOf } from './checkWeightDecay';

export interface AdamWOptions extends AdamOptions {
  /** Default 1e-8. */
  epsilon?: number;
  /** Decoupled: each step multiplies a weight by 1 - learningRate weightDecay, whatever its gradient is. Default 0.01. */
  weightDecay?: number;
  /**
   * "kernels": variables of two or more dimensions decay, such as kernels and embeddings; biases and the scales and offsets of normalisation do not.
   * "all": they do too, as in `torch.optim.AdamW(model.parameters())`. Default "kernels".
   */
  decayed?: 'kernels' | 'all';
}

/**
 * Adam with decoupled weight decay: w <- w - learningRate weightDecay w - learningRate m / (sqrt(v) + epsilon), where m and v are Adam's
 * corrected means (Loshchilov & Hutter 2019, arXiv 1711.05101). Steps and defaults are those of `torch.optim.AdamW`, except that biases and
 * normalisation do not decay. It is not the decay of `kd.sgd`, which is added to the gradient.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds.
 * @example
 * ```ts
 * const optimizer = kd.adamW({ learningRate: kd.cosine({ from: 0.001, to: 0 }), weightDecay: 0.05 });
 * ```
 */
export function adamW(options: AdamWOptions = {}): Optimizer {
  checkOptions('adamW', options, ['learningRate', 'beta1', 'beta2', 'epsilon', 'weightDecay', 'decayed']);
  const rate = options.learningRate ?? 0.001;
  const learningRate = asSchedule(rate, 'adamW', 'learningRate');
  const numbers = checkAdamNumbers('adamW', options, 1e-8);
  const decay = checkWeightDecay('adamW', options, 0.01);
  return {
    create: (variables) => createAdamState(variables, { ...numbers, decayOf: (variable) => decayOf(variable, decay) }),
    learningRate,
    description: { name: 'adamW', learningRate: describeLearningRate(rate), ...numbers, ...decay }
  };
}
