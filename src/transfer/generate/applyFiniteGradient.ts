import * as tf from '@tensorflow/tfjs';

/** What a network learns from: the terms that are reported, and the sum whose gradient is applied. */
export interface Objective {
  terms: { [name: string]: tf.Tensor };
  total: tf.Tensor;
}

/** The gradient of a sum applied to the trained variables if every term is finite. */
export function applyFiniteGradient(
  optimizer: tf.Optimizer,
  variables: tf.Variable[],
  objective: () => Objective
): { [name: string]: number } {
  const losses: { [name: string]: number } = {};
  const { grads } = tf.variableGrads(() => {
    const { terms, total } = objective();
    for (const [name, term] of Object.entries(terms)) losses[name] = term.dataSync()[0];
    return total as tf.Scalar;
  }, variables);
  if (Object.values(losses).every(Number.isFinite)) optimizer.applyGradients(grads);
  return losses;
}
