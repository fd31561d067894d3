import type { Reliability } from '../../record/Reliability';

/** The range of the curves with their intervals, between 0 and 1. Both axes have it, so that the diagonal is a real one. */
export function computeReliabilityRange({ models }: Reliability): [low: number, high: number] {
  const all = models.flatMap(({ bins }) => bins.flatMap(({ predicted, low, high }) => [predicted, low, high]));
  if (!all.length) return [0, 1];
  const [least, most] = all.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [1, 0]);
  const pad = (most - least) * 0.05 || 0.05;
  // Start at 0 and end at 1 if they are not far.
  const from = least < 0.3 * most ? 0 : Math.max(0, least - pad);
  return [from, most > 0.8 ? Math.min(1, Math.max(most + pad, 1)) : most + pad];
}
