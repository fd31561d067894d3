import type { LabelSweep } from '../../record/LabelSweep';

/**
 * The index of the point that is read out: the middle one of those with labels whose score the student alone reaches, neither the best nor
 * the worst. If it reaches none, the middle one of those with labels; -1 if no point has any.
 */
export function choosePointToReadOut({ points }: Pick<LabelSweep, 'points'>): number {
  const labelled = points.flatMap(({ labels, saved }, place) => (labels > 0 ? [{ place, isBound: saved.isBound }] : []));
  const read = labelled.filter(({ isBound }) => !isBound);
  const among = read.length ? read : labelled;
  return among[Math.floor((among.length - 1) / 2)]?.place ?? -1;
}
