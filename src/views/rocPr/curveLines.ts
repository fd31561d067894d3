import type { RocPrCurve, RocPrEvent } from '../../record/RocPr';

export interface CurveLine {
  x: number[];
  y: number[];
}

/** Between two points of which both kinds of rows differ the precision runs in a bow: so many pieces of it. */
const pieces = 8;

/**
 * The lines of both curves. Between two points counts run straight: so they do in the rows that were left out, and in a tie, whose rows a threshold
 * cannot part. In the precision-recall curve that is a bow and no straight line (Davis and Goadrich 2006).
 */
export function curveLines(
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
    // Of no rows at all the precision is that of the first that are alerted.
    if (i && before + other === 0) add((f - before) * 1e-9, (alerted[i] - other) * 1e-9);
    else if (i && f > before)
      for (let k = 1; k < pieces; k++) add(before + (k / pieces) * (f - before), other + (k / pieces) * (alerted[i] - other));
    add(f, alerted[i]);
  });
  return { roc, pr };
}
