import { computeAucOfTiedGroups } from './computeAucOfTiedGroups';

/** Cells that a column's numbers are divided into at most, as a tree of depth 5 would. */
const mostCells = 32;

/**
 * How well one column tells each class from the rest whatever the shape of the connection: the values are divided into cells (categories;
 * a number's own values, or 32 cells with equally many rows; and a cell of missing values). Each cell's share of the class comes from one
 * half of each class' rows, the ROC AUC from the other, and the other way round: the mean of both.
 *
 * @returns null for a class with fewer than `fewest` rows in it or outside it.
 */
export function computeSingleColumnAucs(
  values: Float32Array,
  { y, classes, isCategory, fewest }: { y: Int32Array; classes: number; isCategory: boolean; fewest: number }
): (number | null)[] {
  const seen = new Int32Array(classes);
  const half = Uint8Array.from(y, (label) => seen[label]++ % 2);
  const sums = new Array<number | null>(classes).fill(0);
  for (const fitted of [0, 1]) {
    const cellOf = isCategory ? (value: number) => (Number.isNaN(value) ? -1 : value) : cellsOf(values, half, fitted);
    const counts = new Map<number, { fit: Float64Array; held: Float64Array }>();
    for (let row = 0; row < values.length; row++) {
      const cell = cellOf(values[row]);
      let own = counts.get(cell);
      if (!own) counts.set(cell, (own = { fit: new Float64Array(classes), held: new Float64Array(classes) }));
      own[half[row] === fitted ? 'fit' : 'held'][y[row]]++;
    }
    for (let label = 0; label < classes; label++) {
      const base = seen[label] / y.length;
      const cells = Array.from(counts.values(), ({ fit, held }) => {
        const [all, heldOut] = [sumOf(fit), sumOf(held)];
        // One row more of the usual mixture: a cell of few rows says little.
        return { score: (fit[label] + base) / (all + 1), own: held[label], rest: heldOut - held[label] };
      });
      const auc = computeAucOfTiedGroups(cells, fewest / 2);
      const before = sums[label];
      sums[label] = auc === null || before === null ? null : before + auc / 2;
    }
  }
  return sums;
}

/** The number of the cell of a value, -1 for a missing one; edges are those of the fitted half. */
function cellsOf(values: Float32Array, half: Uint8Array, fitted: number): (value: number) => number {
  const sorted = values.filter((value, row) => half[row] === fitted && !Number.isNaN(value)).sort();
  const distinct = new Set(sorted);
  const edges =
    distinct.size <= mostCells
      ? [...distinct]
      : [...new Set(Array.from({ length: mostCells - 1 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / mostCells)]))];
  return (value) => {
    if (Number.isNaN(value)) return -1;
    let [low, high] = [0, edges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edges[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
