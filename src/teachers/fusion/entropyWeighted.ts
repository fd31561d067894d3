import type { Fusion } from '../Fusion';

/**
 * The mean of the probabilities, in which a teacher counts the more the surer it is of the row: w_k in proportion to exp(-H_k), with H_k = -sum of p log p in nats over the classes. A teacher that is certain counts as much as the number of
 * classes times one that says all alike.
 *
 * @example
 * ```ts
 * const ask = (times: number): kd.LogitsFunction => (rows) => rows.mul(times) as tf.Tensor2D;
 * const teacher = kd.fusedTeacher({ sure: ask(40), unsure: ask(0) }, { by: kd.fusion.entropyWeighted() });
 * const data = kd.dataset({ x: [[0, 1], [1, 0]], y: [1, 0], classes: 2 });
 * const logits = await kd.label(teacher, data); // the sure one counts 2/3: softmax 1/6 and 5/6
 * ```
 */
export function entropyWeighted(): Fusion {
  return {
    does: 'mean probability, weighted by exp(-entropy) of the row',
    fingerprint: 'entropyWeighted',
    weights: ({ logProbabilities }) => logProbabilities.map((logs) => Math.exp(sumOfPLogP(logs)))
  };
}

function sumOfPLogP(logs: Float64Array): number {
  return logs.reduce((sum, log) => sum + (log < -700 ? 0 : Math.exp(log) * log), 0);
}
