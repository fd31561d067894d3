import { sweepCurves, type SweepReading } from './sweepCurves';
import type { SweepView } from './sweepViewData';

/** From the least to the most that is drawn; null if nothing is. */
export function sweepRange(view: SweepView, reading: SweepReading): [low: number, high: number] | null {
  const all = sweepCurves(view, reading).flatMap(({ points }) =>
    points.flatMap(({ student, baseline }) =>
      [student, ...(baseline ? [baseline] : [])].flatMap(({ mean, low, high }) => [mean, low ?? mean, high ?? mean])
    )
  );
  if (!all.length) return null;
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const pad = 0.06 * (most - least || Math.abs(most) || 1);
  return [least - pad, most + pad];
}
