import type { RowFileWriter } from './createRowFileWriter';
import type { RowsOnDisk } from './RowsOnDisk';
import { sortRowsIntoBuckets, type BucketedRows } from './sortRowsIntoBuckets';

/** Appends rows of one file to another, in an order of one's own, with long reads and writes alone. */
export function writeRowsInOrder(
  x: RowsOnDisk,
  { width, order, heldBytes }: { width: number; order: Int32Array; heldBytes: number },
  writer: Pick<RowFileWriter, 'add'>
): void {
  const bucketRows = Math.max(1, Math.min(order.length, Math.floor(heldBytes / (4 * width))));
  const work = sortRowsIntoBuckets(x, width, order, bucketRows);
  let step = work.next();
  while (!step.done) step = work.next();
  const { scratch, within }: BucketedRows = step.value;
  try {
    for (let first = 0; first < order.length; first += bucketRows) {
      const count = Math.min(bucketRows, order.length - first);
      const bucket = new Float32Array(count * width);
      scratch.read(4 * width * first, bucket);
      const sorted = new Float32Array(count * width);
      for (let i = 0; i < count; i++) {
        const from = within[first + i] * width;
        sorted.set(bucket.subarray(from, from + width), i * width);
      }
      writer.add(sorted);
    }
  } finally {
    scratch.close();
  }
}
