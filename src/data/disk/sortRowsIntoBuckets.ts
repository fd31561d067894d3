import { dirname } from 'node:path';
import { bytesOf, rowsPerBlock } from './RowFile';
import type { RowsOnDisk } from './RowsOnDisk';
import { createScratchFile, type ScratchFile } from './createScratchFile';
import { writeWholeBytes } from './readWholeBytes';

/** Rows in the order in which they will be asked for, roughly: bucket after bucket, in any order within each. */
export interface BucketedRows {
  /** Has the buckets one after the other. */
  scratch: ScratchFile;
  /** [rows] Which row of its bucket the row of each place is. */
  within: Int32Array;
}

/** What waits to be written, all buckets together, and the least of each. */
const [mostWaiting, leastWaiting] = [2 ** 25, 2 ** 14];

/**
 * Writes rows into buckets of their later places, in one pass through the file of rows: whatever the order, the disk reads and writes long pieces. A
 * file system reads 4 KB or more for each row that is asked for alone.
 *
 * @param order the rows in the order in which they will be asked for; rows may be left out.
 * @param bucketRows rows of a bucket; the last one has what is left.
 * @returns a generator, which pauses after each block and returns the result. Close it if it is left early.
 */
export function* sortRowsIntoBuckets(
  x: RowsOnDisk,
  width: number,
  order: Int32Array,
  bucketRows: number
): Generator<void, BucketedRows> {
  const rows = x.length / width;
  const placeOf = new Int32Array(rows).fill(-1);
  for (let place = 0; place < order.length; place++) placeOf[order[place]] = place;
  const count = Math.ceil(order.length / bucketRows);
  const portion = Math.max(1, Math.floor(Math.max(leastWaiting, Math.min(2 ** 20, mostWaiting / count)) / (4 * width)));
  // Of large rows, such as images, each is long enough to be written alone; if one waited for each bucket, they would fill the memory.
  const isAlone = portion === 1;
  const waiting = Array.from({ length: isAlone ? 0 : count }, () => new Float32Array(portion * width));
  const written = new Int32Array(count);
  const filled = new Int32Array(count);
  const within = new Int32Array(order.length);
  const scratch = createScratchFile(dirname(x.path));
  let isDone = false;
  const write = (bucket: number, values: Float32Array): void => {
    writeWholeBytes(scratch.file, bytesOf(values), 4 * width * (bucket * bucketRows + written[bucket]));
    written[bucket] += values.length / width;
    filled[bucket] = 0;
  };
  const flush = (bucket: number): void => write(bucket, waiting[bucket].subarray(0, filled[bucket] * width));
  try {
    const perBlock = rowsPerBlock(width);
    for (let first = 0; first < rows; first += perBlock) {
      const end = Math.min(rows, first + perBlock);
      const block = x.subarray(first * width, end * width);
      for (let row = first; row < end; row++) {
        const place = placeOf[row];
        if (place < 0) continue;
        const bucket = Math.floor(place / bucketRows);
        within[place] = written[bucket] + filled[bucket];
        const from = (row - first) * width;
        if (isAlone) {
          write(bucket, block.subarray(from, from + width));
          continue;
        }
        const into = filled[bucket]++ * width;
        const target = waiting[bucket];
        for (let i = 0; i < width; i++) target[into + i] = block[from + i];
        if (filled[bucket] === portion) flush(bucket);
      }
      yield;
    }
    for (let bucket = 0; bucket < waiting.length; bucket++) flush(bucket);
    isDone = true;
    return { scratch, within };
  } finally {
    if (!isDone) scratch.close();
  }
}
