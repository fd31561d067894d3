import type { Curve } from '../types/LossCurvesView';

/** Whether the losses span more than two decades, so that most of them would look flat on a linear axis. */
export function needsLogScale(curves: readonly Curve[]): boolean {
  let [low, high] = [Infinity, -Infinity];
  for (const { axis, value } of curves) {
    if (axis !== 'loss') continue;
    for (const loss of value) {
      if (loss === null) continue;
      low = Math.min(low, loss);
      high = Math.max(high, loss);
    }
  }
  return low > 0 && high / low > 100;
}
