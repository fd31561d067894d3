import { read as readAsync } from 'node:fs';
import { bytesOf } from './RowFile';
import type { RowsOnDisk } from './RowsOnDisk';
import { sortRowsIntoBuckets, type BucketedRows } from './sortRowsIntoBuckets';

/** Rows in an order of one's own, from a place on. */
export interface RowsInOrder {
  /** The numbers of the rows at the next places; they are the caller's. */
  next(count: number): Promise<Float32Array>;
  close(): void;
}

interface Ordering {
  width: number;
  order: Int32Array;
  /** The first place that will be asked for. Default 0. */
  from?: number;
  /** Bytes of the rows that are held at a time. */
  heldBytes?: number;
}

/** 32 MB now, and as much ahead. */
export const defaultHeldBytes = 2 ** 25;

/**
 * Rows on disk in an order of one's own. They are sorted into buckets by `sortRowsIntoBuckets`; while one bucket is used, the next one is read. If all
 * fit into one, nothing is written.
 */
export function readRowsInOrder(x: RowsOnDisk, { width, order, from = 0, heldBytes = defaultHeldBytes }: Ordering): RowsInOrder {
  const bucketRows = Math.max(1, Math.min(order.length, Math.floor(heldBytes / (4 * width))));
  const isAllHeld = 4 * x.length <= heldBytes;
  let place = from;
  let isClosed = false;
  let scattered: BucketedRows | undefined;
  let held: { bucket: number; values: Float32Array } | undefined;
  let ahead: { bucket: number; values: Promise<Float32Array> } | undefined;

  const read = async (bucket: number): Promise<Float32Array> => {
    const count = Math.min(bucketRows, order.length - bucket * bucketRows);
    const values = new Float32Array(count * width);
    await readAll(scattered!.scratch.file, bytesOf(values), 4 * width * bucket * bucketRows);
    return values;
  };
  const readAhead = (bucket: number): void => {
    ahead = { bucket, values: read(bucket) };
    // Whoever waits for it gets the error; until then nobody does.
    ahead.values.catch(() => undefined);
  };
  const begin = async (): Promise<void> => {
    if (isAllHeld) {
      held = { bucket: 0, values: x.subarray(0, x.length) };
      return;
    }
    const work = sortRowsIntoBuckets(x, width, order, bucketRows);
    try {
      for (;;) {
        const step = work.next();
        if (step.done) {
          scattered = step.value;
          return;
        }
        await new Promise(setImmediate);
        if (isClosed) throw new Error('rows on disk: expected to be open, got closed; begin again');
      }
    } finally {
      work.return(undefined as never);
    }
  };
  const bucketOf = async (bucket: number): Promise<Float32Array> => {
    if (held?.bucket === bucket) return held.values;
    held = undefined;
    if (ahead?.bucket !== bucket) readAhead(bucket);
    const values = await ahead!.values;
    held = { bucket, values };
    ahead = undefined;
    if ((bucket + 1) * bucketRows < order.length) readAhead(bucket + 1);
    return values;
  };

  return {
    async next(count) {
      if (!held && !scattered) await begin();
      const out = new Float32Array(count * width);
      for (let i = 0; i < count;) {
        const bucket = isAllHeld ? 0 : Math.floor(place / bucketRows);
        const end = isAllHeld ? count : Math.min(count, i + (bucket + 1) * bucketRows - place);
        const values = await bucketOf(bucket);
        const rows = isAllHeld ? order : scattered!.within;
        for (; i < end; i++, place++) {
          const from = rows[place] * width;
          out.set(values.subarray(from, from + width), i * width);
        }
      }
      return out;
    },
    close() {
      isClosed = true;
      held = undefined;
      const scratch = scattered?.scratch;
      scattered = undefined;
      // A file must not be closed, and its number given to another, while it is read.
      if (ahead) void ahead.values.then(scratch?.close, scratch?.close);
      else scratch?.close();
      ahead = undefined;
    }
  };
}

async function readAll(file: number, bytes: Uint8Array, place: number): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const count = await new Promise<number>((resolve, reject) =>
      readAsync(file, bytes, at, Math.min(2 ** 26, bytes.length - at), place + at, (error, got) =>
        error ? reject(error) : resolve(got)
      )
    );
    if (count === 0)
      throw new Error('rows on disk: expected to read what was written, got less; look whether the disk has errors');
    at += count;
  }
}
