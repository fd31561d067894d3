import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { adamUpdate } from '../../engine/adamUpdate';
import { asSchedule } from '../../schedules/asSchedule';
import type { Schedule } from '../../schedules/Schedule';
import type { Optimizer, OptimizerState } from './Optimizer';
import { optimizerSlots } from './optimizerSlots';

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
 * Adam: step size from running means of the gradient and of its square (Kingma & Ba 2015, arXiv 1412.6980).
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds.
 * @example
 * ```ts
 * const optimizer = kd.adam({ learningRate: kd.cosine({ from: 0.002, to: 0 }) });
 * ```
 */
export function adam(options: AdamOptions = {}): Optimizer {
  checkOptions('adam', options, ['learningRate', 'beta1', 'beta2', 'epsilon']);
  const learningRate = asSchedule(options.learningRate ?? 0.001, 'adam', 'learningRate');
  const beta1 = checkNumber('adam', 'beta1', options.beta1 ?? 0.9, { atLeast: 0, atMost: 0.9999999 });
  const beta2 = checkNumber('adam', 'beta2', options.beta2 ?? 0.999, { atLeast: 0, atMost: 0.9999999 });
  const epsilon = checkNumber('adam', 'epsilon', options.epsilon ?? 1e-7, { above: 0 });
  return {
    create: (variables) => adamState(variables, { beta1, beta2, epsilon }),
    learningRate,
    description: { name: 'adam', learningRate: described(options.learningRate ?? 0.001), beta1, beta2, epsilon }
  };
}

function described(rate: number | Schedule) {
  return typeof rate === 'number' ? rate : rate.description;
}

/** With the corrected means m/(1 - beta1^t) and v/(1 - beta2^t): w <- w - learningRate m / (sqrt(v) + epsilon). */
function adamState(
  variables: readonly tf.Variable[],
  { beta1, beta2, epsilon }: Required<Omit<AdamOptions, 'learningRate'>>
): OptimizerState {
  const [first, second] = [optimizerSlots(variables), optimizerSlots(variables)];
  // beta1^t and beta2^t
  const powers = [beta1, beta2].map((beta) => tf.tidy(() => tf.variable(tf.scalar(beta), false)));
  return {
    update: (gradients, learningRate) =>
      tf.tidy(() => {
        const [ofFirst, ofSecond] = powers.map((power) => tf.sub<tf.Scalar>(1, power));
        const factors = { ofFirst, ofSecond, back: tf.neg(learningRate), beta1, beta2, epsilon };
        variables.forEach((variable, i) => {
          const gradient = gradients[i];
          if (!gradient) return;
          const after = adamUpdate({ variable, first: first[i], second: second[i], gradient }, factors);
          first[i].assign(after.first);
          second[i].assign(after.second);
          variable.assign(after.variable);
        });
        powers.forEach((power, i) => power.assign(tf.mul(power, [beta1, beta2][i])));
      }),
    variables: [...first, ...second, ...powers],
    dispose: () => tf.dispose([first, second, powers])
  };
}
