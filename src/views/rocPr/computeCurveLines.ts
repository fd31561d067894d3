import type { RocPrCurve, RocPrEvent } from '../../record/RocPr';

export interface CurveLine {
  x: number[];
  y: number[];
}

/** Number of pieces that precision is drawn in between two points where both counts change: it is a curve there. */
const pieces = 8;

/**
 * The lines of both curves. Between two points the counts change linearly: so they do in rows that were left out, and in a tie, whose rows no
 * threshold can separate. In the precision-recall curve that is not a straight line (Davis and Goadrich 2006).
 */
export function computeCurveLines(
  { found, alerted }: RocPrCurve,
  { positives, negatives }: RocPrEvent
): { roc: CurveLine; pr: CurveLine } {
  const roc = { x: alerted.map((rows) => rows / Math.max(1, negatives)), y: found.map((rows) => rows / Math.max(1, positives)) };
  const pr: CurveLine = { x: [], y: [] };
  const add = (f: number, a: number) => {
    if (!(f + a > 0)) return;
    pr.x.push(f / Math.max(1, positives));
    pr.y.push(f / (f + a));
  };
  found.forEach((f, i) => {
    const [before, other] = i ? [found[i - 1], alerted[i - 1]] : [0, 0];
    // With no rows alerted, precision is that of the first rows that are.
    if (i && before + other === 0) add((f - before) * 1e-9, (alerted[i] - other) * 1e-9);
    else if (i && f > before)
      for (let k = 1; k < pieces; k++) add(before + (k / pieces) * (f - before), other + (k / pieces) * (alerted[i] - other));
    add(f, alerted[i]);
  });
  return { roc, pr };
}
