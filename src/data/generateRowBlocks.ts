import type { AnyDataset } from './Dataset';
import { rowsPerBlock } from './disk/RowFile';

/** All rows in order, as pieces of a few megabytes with the number of their first row. Those in memory are no copies. */
export function* generateRowBlocks(
  { x, y }: Pick<AnyDataset, 'x' | 'y'>,
  atMost = y.length
): Generator<{ first: number; x: Float32Array }> {
  const width = x.length / y.length;
  const rows = Math.min(y.length, atMost);
  const each = rowsPerBlock(width);
  for (let first = 0; first < rows; first += each)
    yield { first, x: x.subarray(first * width, Math.min(rows, first + each) * width) };
}
