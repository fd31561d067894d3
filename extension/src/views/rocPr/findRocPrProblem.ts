import type { RocPrCurve, RocPrEvent, RocPrPoint } from '../../../../src/record/RocPr';
import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { RocPrView } from '../../../../src/views/View';

/** No curve and no point has more rows than there are, and the columns of a curve rise together. */
export function findRocPrProblem({ events }: RocPrView, at: string): string | null {
  for (const [e, event] of events.entries())
    for (const [m, { curve, chosen }] of event.models.entries()) {
      const here = `${at}.events[${e}].models[${m}]`;
      const problem =
        (curve && curveFits(curve, event, `${here}.curve`)) ?? (chosen && pointFits(chosen, event, `${here}.chosen`));
      if (problem) return problem;
    }
  return null;
}

/** Columns of one length that rise from nothing to everything. */
function curveFits({ threshold, found, alerted }: RocPrCurve, { positives, negatives }: RocPrEvent, at: string): string | null {
  const size = found.length;
  if (!size || threshold.length !== size || alerted.length !== size)
    return describeWrongValue(at, 'columns of one length', [threshold.length, size, alerted.length]);
  for (const [name, column, most] of [
    ['found', found, positives],
    ['alerted', alerted, negatives]
  ] as const)
    if (column.some((rows, i) => rows < (i ? column[i - 1] : 0) || rows > most))
      return describeWrongValue(`${at}.${name}`, `counts that rise to ${most} at most`, column);
  return null;
}

function pointFits({ found, alerted }: RocPrPoint, { positives, negatives }: RocPrEvent, at: string): string | null {
  return found <= positives && alerted <= negatives
    ? null
    : describeWrongValue(at, `at most ${positives} and ${negatives} rows`, [found, alerted]);
}
