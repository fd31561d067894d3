import { computeAucOfClasses } from './computeAucOfClasses';

/**
 * The ROC AUC of a category for each class against the rest, where a category's score is the share of that class in it. Shares come from
 * one half of each class' rows and the AUC from the other: otherwise a column with one category per row would reveal everything.
 *
 * @returns null for a class with fewer than `fewest` rows in it or outside it.
 */
export function computeCategoryAucs(codes: Float32Array, y: Int32Array, classes: number, fewest: number): (number | null)[] {
  const seen = new Int32Array(classes);
  const isFirst = Uint8Array.from(y, (label) => (seen[label]++ % 2) ^ 1);
  const totals = new Map<number, number>();
  const ofClass = Array.from({ length: classes }, () => new Map<number, number>());
  codes.forEach((code, row) => {
    if (!isFirst[row] || Number.isNaN(code)) return;
    totals.set(code, (totals.get(code) ?? 0) + 1);
    ofClass[y[row]].set(code, (ofClass[y[row]].get(code) ?? 0) + 1);
  });
  const rows = Int32Array.from(y.keys()).filter((row) => !isFirst[row]);
  const labels = Int32Array.from(rows, (row) => y[row]);
  return ofClass.map((counts, label) => {
    const base = seen[label] / y.length;
    const scores = Float32Array.from(rows, (row) => {
      const code = codes[row];
      if (Number.isNaN(code)) return NaN;
      const total = totals.get(code);
      return total === undefined ? base : (counts.get(code) ?? 0) / total;
    });
    return computeAucOfClasses(scores, labels, classes, fewest / 2)[label];
  });
}
