import type { Fusion } from '../Fusion';

/**
 * The mean of the probabilities of K teachers: p = (1 / K) sum of p_k. Its logits log p are the log-mean-exp of the teachers' log probabilities.
 *
 * You, Xu, Xu and Tao 2017, "Learning from Multiple Teacher Networks", KDD.
 *
 * @example
 * ```ts
 * const ask = (shift: number): kd.LogitsFunction => (rows) => rows.add(tf.tensor([[shift, 0]])) as tf.Tensor2D;
 * const teacher = kd.fusedTeacher({ a: ask(1), b: ask(-1) }, { by: kd.fusion.meanProbability() });
 * teacher.info.kind; // "fused by mean probability"
 * ```
 */
export function meanProbability(): Fusion {
  return { does: 'mean probability', fingerprint: 'meanProbability', weights: ({ names }) => names.map(() => 1) };
}
