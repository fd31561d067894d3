import { computeSweepCurves, type SweepReading } from './computeSweepCurves';
import type { SweepView } from '../types/SweepView';

/** From the least to the most that is drawn; null if nothing is. */
export function computeSweepRange(view: SweepView, reading: SweepReading): [low: number, high: number] | null {
  const all = computeSweepCurves(view, reading).flatMap(({ points }) =>
    points.flatMap(({ student, baseline }) =>
      [student, ...(baseline ? [baseline] : [])].flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean])
    )
  );
  if (!all.length) return null;
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const pad = 0.06 * (most - least || Math.abs(most) || 1);
  return [least - pad, most + pad];
}
