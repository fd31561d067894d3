import type { AnyDataset } from './Dataset';
import { generateRowBlocks } from './generateRowBlocks';
import { hashesOfRows } from './hashDatasetRows';

/** More rows of a part are not looked at: they would be remembered all at once. */
const mostLooked = 2 ** 20;

export interface SharedRows {
  shared: number;
  /** Rows of the part that were looked at: its first million, if it has more. */
  looked: number;
}

/** Counts how many rows of each part are also in `train`, equal in every number. */
export function countRowsSharedWithTrain(train: AnyDataset, parts: readonly AnyDataset[]): SharedRows[] {
  const width = train.x.length / train.y.length;
  const looked = parts.map(({ y }) => Math.min(mostLooked, y.length));
  const all = looked.reduce((a, b) => a + b, 0);
  /** By key the newest row with it, all parts counted together, and of each row the one before with the same key. */
  const newest = new Map<number, number>();
  const before = new Int32Array(all).fill(-1);
  const isShared = new Uint8Array(all);
  let begin = 0;
  const begins = parts.map((part, i) => {
    for (const { first, x } of generateRowBlocks(part, looked[i]))
      hashesOfRows(x, width).forEach((key, at) => {
        const row = begin + first + at;
        before[row] = newest.get(key) ?? -1;
        newest.set(key, row);
      });
    begin += looked[i];
    return begin - looked[i];
  });
  for (const { x } of generateRowBlocks(train))
    hashesOfRows(x, width).forEach((key, at) => {
      let areAll = true;
      for (let row = newest.get(key) ?? -1; row >= 0; row = before[row]) {
        let part = 0;
        while (begins[part + 1] <= row) part++;
        const own = (row - begins[part]) * width;
        isShared[row] ||= Number(isEqual(x, at * width, parts[part].x.subarray(own, own + width)));
        areAll &&= isShared[row] === 1;
      }
      // Of many equal rows, each is looked at once.
      if (areAll) newest.delete(key);
    });
  return looked.map((count, i) => ({
    shared: isShared.subarray(begins[i], begins[i] + count).reduce((sum, one) => sum + one, 0),
    looked: count
  }));
}

function isEqual(a: Float32Array, from: number, b: Float32Array): boolean {
  for (let i = 0; i < b.length; i++) if (a[from + i] !== b[i]) return false;
  return true;
}
