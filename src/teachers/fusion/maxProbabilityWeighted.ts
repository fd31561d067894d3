import type { Fusion } from '../Fusion';

/**
 * The mean of the probabilities, in which a teacher counts as much as its highest probability in the row: w_k in proportion to max over classes of p_k. It says less than the entropy: with C classes no teacher counts more than C times another.
 *
 * @example
 * ```ts
 * const ask = (times: number): kd.LogitsFunction => (rows) => rows.mul(times) as tf.Tensor2D;
 * const teacher = kd.fusedTeacher({ sure: ask(40), unsure: ask(0) }, { by: kd.fusion.maxProbabilityWeighted() });
 * const data = kd.dataset({ x: [[0, 1], [1, 0]], y: [1, 0], classes: 2 });
 * const logits = await kd.label(teacher, data); // the sure one counts 1 / (1 + 0.5)
 * ```
 */
export function maxProbabilityWeighted(): Fusion {
  return {
    does: 'mean probability, weighted by the highest of the row',
    fingerprint: 'maxProbabilityWeighted',
    weights: ({ logProbabilities }) => logProbabilities.map((logs) => Math.exp(logs.reduce((a, b) => Math.max(a, b))))
  };
}
