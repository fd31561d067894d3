import { fitIsotonicRegression } from '../../stats/fitIsotonicRegression';

export interface LabelsNeeded {
  needed: number;
  /** True if the curve never reaches the score: `needed` is then its last count. */
  isBound: boolean;
}

/**
 * How many labels a curve needs to reach a score. Takes the nearest rising curve (`fitIsotonicRegression`) and finds the smallest count that reaches the
 * score, interpolated linearly between the tried counts; the first count if that already reaches it.
 *
 * @param counts rising.
 * @param scores larger is better; one per count.
 */
export function computeLabelsNeeded(counts: ArrayLike<number>, scores: ArrayLike<number>, score: number): LabelsNeeded {
  const curve = fitIsotonicRegression(scores);
  const last = counts.length - 1;
  if (!(score <= curve[last])) return { needed: counts[last], isBound: true };
  const at = curve.findIndex((value) => value >= score);
  if (at === 0) return { needed: counts[0], isBound: false };
  const share = (score - curve[at - 1]) / (curve[at] - curve[at - 1]);
  return { needed: counts[at - 1] + share * (counts[at] - counts[at - 1]), isBound: false };
}

/** 1 - labels / needed, where less than one needed label counts as one. Without any labels all are saved, if any were needed. */
export function shareSaved(labels: number, needed: number): number {
  return labels === 0 ? Number(needed > 0) : 1 - labels / Math.max(1, needed);
}
