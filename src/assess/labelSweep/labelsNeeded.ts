import { isotonic } from '../../stats/isotonic';

export interface LabelsNeeded {
  needed: number;
  /** The curve never gets there: `needed` is its last count. */
  isBound: boolean;
}

/**
 * How many labels a curve needs to get to a score: of the rising curve nearest to it (`isotonic`), the smallest count that gets there, linear between the
 * counts that were tried; the first count where that does already.
 *
 * @param counts rising.
 * @param scores larger is better, one a count.
 */
export function labelsNeeded(counts: ArrayLike<number>, scores: ArrayLike<number>, score: number): LabelsNeeded {
  const curve = isotonic(scores);
  const last = counts.length - 1;
  if (!(score <= curve[last])) return { needed: counts[last], isBound: true };
  const at = curve.findIndex((value) => value >= score);
  if (at === 0) return { needed: counts[0], isBound: false };
  const share = (score - curve[at - 1]) / (curve[at] - curve[at - 1]);
  return { needed: counts[at - 1] + share * (counts[at] - counts[at - 1]), isBound: false };
}

/** 1 - labels / needed; of less than one label needed as of one. Without any labels all are saved, if any were needed. */
export function shareSaved(labels: number, needed: number): number {
  return labels === 0 ? Number(needed > 0) : 1 - labels / Math.max(1, needed);
}
