import { computeAucOfClasses } from './computeAucOfClasses';

/** With fewer different values, cells of many rows say it better. */
const fewestCodes = 33;
/** The smallest share of the rows that must have the value of another row. */
const covered = 0.1;

/**
 * How well the other rows with the same value tell a row's class, for columns of many different values, of which each has few rows: codes of
 * cases, shops or customers. Each row is scored by the share of the class among the *other* rows of its value; values of one row say nothing.
 *
 * @returns null for all classes if the column is not such a one; null for a class with fewer than `fewest` rows in it or outside it.
 */
export function computeHighCardinalityAucs(
  values: Float32Array,
  { y, classes, fewest }: { y: Int32Array; classes: number; fewest: number }
): { aucs: (number | null)[]; codes: number; rows: number } | null {
  const counts = new Map<number, Float64Array>();
  values.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    let own = counts.get(value);
    if (!own) counts.set(value, (own = new Float64Array(classes + 1)));
    own[y[row]]++;
    own[classes]++;
  });
  if (counts.size < fewestCodes) return null;
  const shared = Int32Array.from(values.keys()).filter((row) => (counts.get(values[row])?.[classes] ?? 0) > 1);
  if (shared.length < covered * values.length) return null;
  const labels = Int32Array.from(shared, (row) => y[row]);
  const aucs = Array.from({ length: classes }, (_, label) => {
    const scores = Float32Array.from(shared, (row) => {
      const own = counts.get(values[row])!;
      return (own[label] - (y[row] === label ? 1 : 0)) / (own[classes] - 1);
    });
    return computeAucOfClasses(scores, labels, classes, fewest)[label];
  });
  return { aucs, codes: counts.size, rows: shared.length };
}
