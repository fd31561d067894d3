import type { SweepCurve, SweepPoint } from './computeSweepCurves';

/**
 * The points of the student alone, which one curve can show for all: at each value it is the same in every curve. None if the other settings change
 * it too; then only the table has it.
 */
export function findStudentAlonePoints(curves: readonly SweepCurve[]): SweepPoint[] {
  const points = new Map<SweepPoint['at'], SweepPoint>();
  for (const point of curves.flatMap((curve) => curve.points)) {
    if (!point.baseline) continue;
    const before = points.get(point.at)?.baseline;
    if (before && Math.abs(before.mean - point.baseline.mean) > 1e-9) return [];
    if (!before) points.set(point.at, point);
  }
  // In the order of the curves' points: numbers rise.
  const numbers = [...points.values()].every(({ at }) => typeof at === 'number');
  const all = [...points.values()];
  return numbers ? all.sort((a, b) => (a.at as number) - (b.at as number)) : all;
}
