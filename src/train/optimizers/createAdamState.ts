import * as tf from '@tensorflow/tfjs';
import { computeAdamUpdate } from '../../engine/computeAdamUpdate';
import type { OptimizerState } from './Optimizer';
import { createOptimizerSlots } from './createOptimizerSlots';

/** What is the same in all steps of Adam. */
export interface AdamNumbers {
  beta1: number;
  beta2: number;
  epsilon: number;
  /** By how much a variable decays, apart from its gradient. Default 0 for all. */
  decayOf?: (variable: tf.Variable) => number;
}

/**
 * With the corrected means m/(1 - beta1^t) and v/(1 - beta2^t): w <- (1 - learningRate decay) w - learningRate m / (sqrt(v) + epsilon).
 */
export function createAdamState(
  variables: readonly tf.Variable[],
  { beta1, beta2, epsilon, decayOf = () => 0 }: AdamNumbers
): OptimizerState {
  const [first, second] = [createOptimizerSlots(variables), createOptimizerSlots(variables)];
  const decays = variables.map(decayOf);
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
          const decayed = decays[i] === 0 ? variable : tf.mul(variable, tf.sub(1, tf.mul(learningRate, decays[i])));
          const after = computeAdamUpdate({ variable: decayed, first: first[i], second: second[i], gradient }, factors);
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
