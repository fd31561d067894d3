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
  const order = new Int32Array(rows);
  for (let c = 0; c < columns; c++) {
    const own = Float64Array.from({ length: rows }, (_, row) => odds[row * columns + c]);
    for (let row = 0; row < rows; row++) order[row] = row;
    order.sort((a, b) => own[a] - own[b]);
    const ranks = new Float64Array(columns);
    for (let begin = 0, end = 0; begin < rows; begin = end) {
      while (end < rows && own[order[end]] === own[order[begin]]) end++;
      for (let k = begin; k < end; k++) ranks[y[order[k]]] += (begin + 1 + end) / 2;
    }
    for (let label = 0; label < columns; label++) {
      const [size, rest] = [sizes[label], rows - sizes[label]];
      if (size && rest) affinities[label][c] = (ranks[label] - (size * (size + 1)) / 2) / (size * rest);
    }
  }
  return affinities;
}
