import type { BinaryScores } from './binaryScores';

/** Rows from the largest score to the smallest. Rows of equal score are one step: no threshold parts them. */
export interface Ranking {
  /** [rows] row numbers. */
  order: Int32Array;
  /** [rows] 1 where the row at this place is of class 1. */
  positive: Uint8Array;
  /** [rows] 1 where the row at this place is the last one of its score. */
  last: Uint8Array;
}

export function rankingOf({ scores, labels }: BinaryScores): Ranking {
  const rows = scores.length;
  const order = Int32Array.from({ length: rows }, (_, i) => i).sort((a, b) => scores[b] - scores[a]);
  const [positive, last] = [new Uint8Array(rows), new Uint8Array(rows)];
  for (let i = 0; i < rows; i++) {
    positive[i] = labels[order[i]];
    last[i] = i === rows - 1 || scores[order[i]] !== scores[order[i + 1]] ? 1 : 0;
  }
  return { order, positive, last };
}

/** Each row once. */
export function once(rows: number): Int32Array {
  return new Int32Array(rows).fill(1);
}

export function sumOf(counts: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += counts[i];
  return sum;
}
