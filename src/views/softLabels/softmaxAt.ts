/**
 * Turns logits into probabilities at a temperature: exp(z_i / T) / sum_j exp(z_j / T).
 *
 * One logit is a sigmoid head: it gives two probabilities, [1 - p, p] with p = 1 / (1 + exp(-z / T)).
 *
 * @param logits finite numbers, one per class (or a single one).
 * @param temperature above 0. At 1 the probabilities are the model's own; a higher temperature makes them softer.
 * @throws RangeError for a temperature that is not above 0, and for logits that are empty or not finite.
 * @source Hinton, Vinyals and Dean (2015), Distilling the Knowledge in a Neural Network, section 2.
 * @example
 * ```ts
 * softmaxAt([2, 0], 2); // [0.731..., 0.268...]
 * softmaxAt([0.5], 1); // [0.377..., 0.622...]
 * ```
 */
export function softmaxAt(logits: readonly number[], temperature: number): number[] {
  if (!(temperature > 0 && temperature < Infinity)) {
    throw new RangeError(`softmaxAt: expected temperature to be a finite number above 0, got ${temperature}; give one such as 4`);
  }
  const odd = logits.findIndex((logit) => !Number.isFinite(logit));
  if (odd >= 0) throw new RangeError(`softmaxAt: expected finite logits, got ${logits[odd]} at ${odd}; leave that example out`);
  if (logits.length === 0) throw new RangeError('softmaxAt: expected at least one logit, got none; give one a class');
  if (logits.length === 1) return softmaxAt([0, logits[0]], temperature);

  // The largest logit is subtracted before the division: dividing first would overflow for large logits at a temperature below 1.
  const largest = logits.reduce((a, b) => Math.max(a, b));
  const exponentials = logits.map((logit) => Math.exp((logit - largest) / temperature));
  const total = exponentials.reduce((a, b) => a + b);
  return exponentials.map((exponential) => exponential / total);
}
