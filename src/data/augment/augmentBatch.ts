import type { Random } from '../../stats/createRandom';
import type { RowChange } from './Augmentation';

/** The rows of a batch, changed. */
export interface AugmentedBatch {
  /** All rows, one after the other. */
  x: Float32Array;
  /** If rows were mixed: for each row the other row of the batch, and the share of the row's own label. */
  mixed?: { with: Int32Array; share: Float32Array };
  /** What was drawn: for each row, for each change in order. */
  draws: unknown[][];
}

/**
 * Changes the rows of a batch, one change after the other. All draws of a row come from its own sequence.
 *
 * @param randoms one for each row.
 */
export function augmentBatch(changes: readonly RowChange[], x: Float32Array, randoms: readonly Random[]): AugmentedBatch {
  const rows = randoms.length;
  const width = x.length / rows;
  const draws: unknown[][] = randoms.map(() => []);
  let [from, into]: Float32Array[] = [x, new Float32Array(x.length)];
  let mixed: AugmentedBatch['mixed'];
  const rowOf = (all: Float32Array, row: number) => all.subarray(row * width, (row + 1) * width);
  for (const change of changes) {
    if (change.mixes) mixed = { with: Int32Array.from(randoms, (_, row) => row), share: new Float32Array(rows).fill(1) };
    for (let row = 0; row < rows; row++) {
      const drawn = change.draw(randoms[row], rows);
      draws[row].push(drawn);
      change.apply(rowOf(from, row), rowOf(into, row), drawn, (other) => rowOf(from, other));
      const mix = change.mixes?.(drawn);
      if (!mix || !mixed) continue;
      mixed.with[row] = mix.with;
      mixed.share[row] = mix.share;
    }
    // The rows that were given stay as they are.
    [from, into] = [into, from === x ? new Float32Array(x.length) : from];
  }
  return { x: from, draws, ...(mixed && { mixed }) };
}
