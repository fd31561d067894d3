import type { RocPrEvent, RocPrModel } from '../../../../src/record/RocPr';
import type { Point } from '../../../../src/views/rocPr/tabulateRocPr';

export function findOperatingPoint({ curve }: RocPrModel, place: number): Point {
  const at = Math.min((curve?.found.length ?? 1) - 1, Math.max(0, place));
  return { threshold: curve?.threshold[at] ?? null, found: curve?.found[at] ?? 0, alerted: curve?.alerted[at] ?? 0 };
}

/** Where the slider starts: at the threshold that was chosen, else at the best F1. */
export function findStartPlace({ curve, chosen }: RocPrModel, { positives }: RocPrEvent): number {
  if (!curve) return 0;
  const f1 = (i: number) => (2 * curve.found[i]) / Math.max(1, curve.found[i] + curve.alerted[i] + positives);
  const off = (i: number) => Math.abs(curve.found[i] - chosen!.found) + Math.abs(curve.alerted[i] - chosen!.alerted);
  return curve.found.reduce((best, _, i) => ((chosen ? off(i) < off(best) : f1(i) > f1(best)) ? i : best), 0);
}

/** The point of a model with as many alerts as another has, or the next fewer. */
export function findPointWithAlerts(model: RocPrModel, alerts: number): Point {
  const { found, alerted } = model.curve ?? { found: [], alerted: [] };
  return findOperatingPoint(
    model,
    found.findLastIndex((rows, i) => rows + alerted[i] <= alerts)
  );
}
