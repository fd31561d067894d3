import type { LabelSweep } from '../../record/LabelSweep';

/**
 * The place of the point that is read out: the middle one of those with labels that the student alone gets to, neither the best nor the
 * worst; where it gets to none, the middle one of those with labels; -1 where no point has any.
 */
export function sweepReading({ points }: Pick<LabelSweep, 'points'>): number {
  const labelled = points.flatMap(({ labels, saved }, place) => (labels > 0 ? [{ place, isBound: saved.isBound }] : []));
  const read = labelled.filter(({ isBound }) => !isBound);
  const among = read.length ? read : labelled;
  return among[Math.floor((among.length - 1) / 2)]?.place ?? -1;
}
