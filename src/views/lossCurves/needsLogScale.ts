import type { Curve } from './View';

/** Whether the losses reach over more than two decades, so that a linear axis would lay most of them flat. */
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
