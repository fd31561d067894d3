/** Rows of one group with the same score: no order between them is better than another. */
export interface TiedBlock {
  /** How many rows of the group score higher. */
  before: number;
  rows: number;
  /** How many of the rows have class 1. */
  relevant: number;
}

/**
 * The blocks of a group from the largest score to the smallest.
 *
 * @param rows row numbers of the group; sorted in place.
 */
export function findTiedBlocks(rows: Int32Array, scores: Float64Array, labels: ArrayLike<number>): TiedBlock[] {
  rows.sort((a, b) => scores[b] - scores[a]);
  const blocks: TiedBlock[] = [];
  for (let begin = 0, end = 0; begin < rows.length; begin = end) {
    let relevant = 0;
    for (end = begin; end < rows.length && scores[rows[end]] === scores[rows[begin]]; end++) relevant += labels[rows[end]];
    blocks.push({ before: begin, rows: end - begin, relevant });
  }
  return blocks;
}
