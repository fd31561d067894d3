import type { AnyDataset } from './Dataset';
import { readRowsInOrder, type RowsInOrder } from './disk/readRowsInOrder';
import { generateEndlessBatches } from './order/generateEndlessBatches';
import { shuffleForEpoch } from './order/shuffleForEpoch';
import { isDatasetOnDisk } from './isDatasetOnDisk';

/** The rows of one batch. */
export interface Batch {
  rows: Int32Array;
  /** Their numbers, if the rows lie on disk. */
  x?: Float32Array;
}

/** Endless batches of a dataset, as `generateEndlessBatches` numbers them. Rows on disk are read ahead, in the order of the pass. */
export interface BatchFeed {
  next(): Batch | Promise<Batch>;
  /** Lets go of its files. */
  close(): void;
}

export interface BatchFeedOptions {
  batchSize: number;
  seed: number;
  /** Bytes of rows on disk that are held at a time. Default 32 MB. */
  heldBytes?: number;
}

/** @param skipped how many batches have been taken before. */
export function createBatchFeed(data: AnyDataset, { batchSize, seed, heldBytes }: BatchFeedOptions, skipped = 0): BatchFeed {
  const rows = data.y.length;
  if (!isDatasetOnDisk(data)) {
    const batches = generateEndlessBatches(rows, { batchSize, seed }, skipped);
    return { next: () => ({ rows: batches.next().value }), close() {} };
  }
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
        const order = shuffleForEpoch(rows, { seed, epoch });
        pass = { epoch, order, numbers: readRowsInOrder(x, { width: x.length / rows, order, from, heldBytes }) };
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
