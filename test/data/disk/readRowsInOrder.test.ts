import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { fc } from '../../seededFastCheck';
import { createBatchFeed } from '../../../src/data/createBatchFeed';
import { bytesOf } from '../../../src/data/disk/RowFile';
import { readRowsInOrder } from '../../../src/data/disk/readRowsInOrder';
import { generateEndlessBatches } from '../../../src/data/order/generateEndlessBatches';
import { createRandom, shuffle } from '../../../src/stats/createRandom';
import { exampleRowsOnDisk, unfinished } from './exampleRowsOnDisk';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const gathered = (x: Float32Array, width: number, rows: Int32Array) =>
  Float32Array.from({ length: rows.length * width }, (_, i) => x[rows[Math.floor(i / width)] * width + (i % width)]);

it('readRowsInOrder: gives rows in any order, from any place, however few are held at a time', async () => {
  const rows = 500;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: rows }),
      fc.integer({ min: 4, max: 12_000 }),
      fc.integer({ min: 0, max: 400 }),
      fc.integer({ min: 1, max: 90 }),
      async (width, taken, heldBytes, start, batch) => {
        const { data, x } = exampleRowsOnDisk(folder, rows, width);
        const order = shuffle(
          Int32Array.from({ length: rows }, (_, i) => i),
          createRandom(taken)
        ).subarray(0, taken);
        const from = Math.min(start, taken);
        const numbers = readRowsInOrder(data.x, { width, order, from, heldBytes });
        for (let place = from; place < taken; place += batch) {
          const asked = order.subarray(place, place + batch);
          expect(await numbers.next(asked.length)).toEqual(gathered(x, width, asked));
        }
        numbers.close();
      }
    ),
    { numRuns: 40 }
  );
  expect(unfinished(folder)).toEqual([]);
});

it('readRowsInOrder: gives rows of which each is long enough to be written alone, such as images', async () => {
  const [rows, width] = [60, 5000];
  const { data, x } = exampleRowsOnDisk(folder, rows, width);
  const order = shuffle(
    Int32Array.from({ length: rows }).map((_, i) => i),
    createRandom(2)
  ).subarray(0, 50);
  for (const heldBytes of [1, 20_000, 90_000]) {
    const numbers = readRowsInOrder(data.x, { width, order, heldBytes });
    for (let place = 0; place < order.length; place += 7) {
      const asked = order.subarray(place, place + 7);
      const [own, expected] = [await numbers.next(asked.length), gathered(x, width, asked)];
      expect(Buffer.compare(bytesOf(own), bytesOf(expected))).toBe(0);
    }
    numbers.close();
  }
  expect(unfinished(folder)).toEqual([]);
});

it('createBatchFeed: rows on disk come in the batches of rows in memory, over several epochs and from any batch on', async () => {
  const { data, x } = exampleRowsOnDisk(folder, 330, 3);
  for (const heldBytes of [2 ** 20, 700]) {
    for (const skipped of [0, 3, 8, 20]) {
      const options = { batchSize: 40, seed: 5 };
      const known = generateEndlessBatches(330, options, skipped);
      const inMemory = createBatchFeed({ ...data, x }, options, skipped);
      const feed = createBatchFeed(data, { ...options, heldBytes }, skipped);
      for (let i = 0; i < 20; i++) {
        const batch = await feed.next();
        const { value } = known.next();
        expect(batch.rows).toEqual(value);
        expect(batch.x).toEqual(gathered(x, 3, value));
        expect(await inMemory.next()).toEqual({ rows: value });
      }
      feed.close();
    }
  }
});

it('createBatchFeed: can be closed at any time, also while it reads ahead', async () => {
  const { data } = exampleRowsOnDisk(folder, 330, 3);
  for (let taken = 0; taken < 6; taken++) {
    const feed = createBatchFeed(data, { batchSize: 40, seed: 1, heldBytes: 700 });
    for (let i = 0; i < taken; i++) await feed.next();
    feed.close();
    feed.close();
  }
  expect(unfinished(folder)).toEqual([]);
});
