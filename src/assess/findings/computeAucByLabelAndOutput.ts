import type { LogitsTable } from '../../metrics/inputs/checkedLogits';
import { computeOneAgainstRest } from '../../metrics/inputs/computeOneAgainstRest';

/**
 * How well each of a model's outputs tells the rows of each label from the rest: [label][class] ROC AUC of the class's log odds, 0.5 for a label
 * without rows or with all. If the outputs are in the order of the labels, the diagonal is largest.
 */
export function computeAucByLabelAndOutput(logits: LogitsTable, y: ArrayLike<number>): Float64Array[] {
  const { rows, columns } = logits;
  const odds = computeOneAgainstRest(logits);
  const sizes = new Float64Array(columns);
  for (let row = 0; row < rows; row++) sizes[y[row]]++;
  const affinities = Array.from({ length: columns }, () => new Float64Array(columns).fill(0.5));
  for (let c = 0; c < columns; c++) {
    const own = new Float64Array(rows);
    for (let row = 0; row < rows; row++) own[row] = odds[row * columns + c];
    const ranked = computeMidRanks(own);
    const ranks = new Float64Array(columns);
    for (let row = 0; row < rows; row++) ranks[y[row]] += ranked[row];
    for (let label = 0; label < columns; label++) {
      const [size, rest] = [sizes[label], rows - sizes[label]];
      if (size && rest) affinities[label][c] = (ranks[label] - (size * (size + 1)) / 2) / (size * rest);
    }
  }
  return affinities;
}

/** [values] From 1 for the smallest; equal values share the mean of their ranks. Sorting the values by themselves and looking each one up takes a fifth of the time of sorting places by a function. */
function computeMidRanks(values: Float64Array): Float64Array {
  const sorted = values.slice().sort();
  const { length } = sorted;
  const ranks = new Float64Array(length);
  for (let begin = 0, end = 0; begin < length; begin = end) {
    while (end < length && sorted[end] === sorted[begin]) end++;
    ranks[begin] = (begin + 1 + end) / 2;
  }
  return values.map((value) => ranks[findFirst(sorted, value)]);
}

/** The first place of a value that is in the sorted ones. */
function findFirst(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
