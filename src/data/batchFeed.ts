import type { AnyDataset } from './Dataset';
import { rowsInOrder, type RowsInOrder } from './disk/rowsInOrder';
import { endlessBatches } from './endlessBatches';
import { epochOrder } from './epochOrder';
import { isOnDisk } from './isOnDisk';

/** The rows of one batch. */
export interface Batch {
  rows: Int32Array;
  /** Their numbers, if the rows lie on disk. */
  x?: Float32Array;
}

/** Endless batches of a dataset, as `endlessBatches` numbers them. Rows on disk are read ahead, in the order of the pass. */
export interface BatchFeed {
  next(): Batch | Promise<Batch>;
  /** Lets go of its files. */
  close(): void;
}

/** @param skipped how many batches have been taken before. */
export function batchFeed(data: AnyDataset, options: { batchSize: number; seed: number }, skipped = 0): BatchFeed {
  const rows = data.y.length;
  if (!isOnDisk(data)) {
    const batches = endlessBatches(rows, options, skipped);
    return { next: () => ({ rows: batches.next().value }), close() {} };
  }
  const { batchSize, seed } = options;
  const perPass = Math.ceil(rows / batchSize);
  const { x } = data;
  let taken = skipped;
  let pass: { epoch: number; order: Int32Array; numbers: RowsInOrder } | undefined;
  return {
    async next() {
      const epoch = Math.floor(taken / perPass);
      const from = (taken % perPass) * batchSize;
      if (pass?.epoch !== epoch) {
        pass?.numbers.close();
        const order = epochOrder(rows, { seed, epoch });
        pass = { epoch, order, numbers: rowsInOrder(x, { width: x.length / rows, order, from }) };
      }
      taken++;
      const batch = pass.order.subarray(from, from + batchSize);
      return { rows: batch, x: await pass.numbers.next(batch.length) };
    },
    close() {
      pass?.numbers.close();
      pass = undefined;
    }
  };
}
