import type { BinaryScores } from '../inputs/readBinaryScores';

/**
 * Rows from the largest score to the smallest. No threshold separates rows of equal score, and only scores of rows of class 1 make steps of
 * a curve: a step covers the places from `begins` to `ends`, with class 1 first, up to `middles`.
 */
export interface Ranking {
  /** [rows] row numbers. */
  order: Int32Array;
  /** [steps] places in `order`. */
  begins: Int32Array;
  middles: Int32Array;
  ends: Int32Array;
}

export function computeRanking({ scores, labels }: BinaryScores): Ranking {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i);
  order.sort((a, b) => scores[b] - scores[a] || labels[b] - labels[a]);
  const steps: { begin: number; middle: number; end: number }[] = [];
  for (let begin = 0, end = 0; begin < order.length; begin = end) {
    let middle = begin;
    for (end = begin; end < order.length && scores[order[end]] === scores[order[begin]]; end++) middle += labels[order[end]];
    if (middle > begin) steps.push({ begin, middle, end });
  }
  return {
    order,
    begins: Int32Array.from(steps, ({ begin }) => begin),
    middles: Int32Array.from(steps, ({ middle }) => middle),
    ends: Int32Array.from(steps, ({ end }) => end)
  };
}

/** How often the rows at these places count. */
export function countOf(order: Int32Array, counts: ArrayLike<number>, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += counts[order[i]];
  return sum;
}

/** The sum of one value per row, weighted by how often the row counts. */
export function weigh(values: Float64Array, rows: Int32Array, counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += counts[rows[i]] * values[i];
  return sum;
}

/** How often the rows of class 1 count. */
export function positivesOf({ order, begins, middles }: Ranking, counts: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < begins.length; k++) sum += countOf(order, counts, begins[k], middles[k]);
  return sum;
}

export function sumOf(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i];
  return sum;
}

/** Each row once. */
export function once(rows: number): Int32Array {
  return new Int32Array(rows).fill(1);
}
