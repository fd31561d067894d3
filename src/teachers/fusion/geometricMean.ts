import type { Fusion } from '../Fusion';

/**
 * The mean of the log probabilities of K teachers: p in proportion to exp((1 / K) sum of log p_k), their geometric mean. A class that one teacher rules out is ruled out. Up to a constant it is the mean of
 * the logits.
 *
 * Hinton 2002, "Training Products of Experts by Minimizing Contrastive Divergence", Neural Computation 14.
 *
 * @example
 * ```ts
 * const ask = (times: number): kd.LogitsFunction => (rows) => rows.mul(times) as tf.Tensor2D;
 * const teacher = kd.fusedTeacher({ a: ask(1), b: ask(3) }, { by: kd.fusion.geometricMean() });
 * const data = kd.dataset({ x: [[0, 1], [1, 0]], y: [1, 0], classes: 2 });
 * const logits = await kd.label(teacher, data); // 2 apart, as in the mean of the logits
 * ```
 */
export function geometricMean(): Fusion {
  return {
    does: 'mean log probability',
    fingerprint: 'geometricMean',
    geometric: true,
    weights: ({ names }) => names.map(() => 1)
  };
}
