import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset } from '../../../src/data/Dataset';
import { takeRows } from '../../../src/data/takeRows';
import { cardTransactions } from '../../../src/data/sources/simulated/cardTransactions';
import { copiedRows } from '../../../src/transfer/judge/copiedRows';
import { gaussianBlobs } from '../../gaussianBlobs';
import { moved } from './faultyGenerators';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));
const first = (count: number) => Array.from({ length: count }, (_, i) => i);

/** Rows of `real` in the place of the first rows of `fresh`: as they are, then nearly so. */
function planted(fresh: Dataset, real: Dataset, rows: number[], noise: number): Dataset {
  const copies = takeRows(real, rows);
  const near = moved(copies, real, noise, 5);
  const width = real.x.length / real.y.length;
  const x = fresh.x.slice();
  x.set(copies.x);
  x.set(near.x.subarray((rows.length / 2) * width), (rows.length / 2) * width);
  return { ...fresh, x };
}

describe('kd.copiedRows(synthetic, real)', () => {
  test('card transactions: 20 planted copies, 10 of them moved a little, are all named with their real rows', async () => {
    const { data } = await cardTransactions({ customers: 40, days: 60, seed: 1 });
    const { data: other } = await cardTransactions({ customers: 12, days: 60, seed: 2 });
    const rows = first(20).map((i) => 1000 + 97 * i);
    const copies = await copiedRows(planted(other, data, rows, 0.001), data);
    expect(copies.rows).toBeLessThan(20 + 0.003 * other.y.length);
    const named = await copiedRows(planted(other, data, rows, 0.001), data, { atMost: 100 });
    rows.forEach((real, synthetic) => {
      const found = named.nearest.find((one) => one.synthetic === synthetic);
      expect(found).toMatchObject({ synthetic, ...(synthetic < 10 ? { distance: 0 } : { real }) });
    });
    expect(copies.nearest.length).toBe(20);
  });

  test('images: fresh rows are no copies, repeated and nearly repeated ones are', async () => {
    const real: Dataset = { ...gaussianBlobs({ rows: 300, features: 64, seed: 3 }), shape: [8, 8, 1] };
    const fresh: Dataset = { ...gaussianBlobs({ rows: 200, features: 64, seed: 4 }), shape: [8, 8, 1] };
    expect(await copiedRows(fresh, real)).toMatchObject({ rows: 0, nearest: [] });
    const { rows, nearest, threshold, median } = await copiedRows(planted(fresh, real, [7, 8, 9, 10], 0.01), real);
    expect(rows).toBe(4);
    expect(nearest.map(({ synthetic, real: row }) => [synthetic, row])).toEqual([
      ...[0, 1].map((i) => [i, 7 + i]),
      ...nearest.slice(2).map(({ synthetic }) => [synthetic, 7 + synthetic])
    ]);
    expect(nearest[3].distance).toBeLessThan(threshold);
    expect(median.synthetic! / median.real!).toBeCloseTo(1, 1);
  });

  test('missing values and categories: a row is a copy only where all of them agree', async () => {
    const features: Dataset['features'] = [
      { name: 'size', kind: 'number' },
      { name: 'kind', kind: 'category', categories: first(100).map(String) }
    ];
    const table = (x: number[][]): Dataset => ({
      ...{ name: 'table', shape: [2], classes: ['a', 'b'], features },
      ...{ x: Float32Array.from(x.flat()), y: new Int32Array(x.length) }
    });
    const real = table([
      [1, 7],
      [2, 8],
      [NaN, 8],
      [4, NaN],
      [5, 99]
    ]);
    const synthetic = table([
      [NaN, 8],
      [NaN, 7],
      [4, NaN],
      [4, 0],
      [5, 98],
      [5, 99]
    ]);
    const { nearest } = await copiedRows(synthetic, real, { threshold: 0 });
    expect(nearest.map(({ synthetic: row, real: of }) => [row, of])).toEqual([
      [0, 2],
      [2, 3],
      [5, 4]
    ]);
  });

  test('a handful of rows, one real row and constant rows are measured without a threshold', async () => {
    const five = gaussianBlobs({ rows: 5 });
    expect(await copiedRows(five, five)).toMatchObject({ rows: 5, median: { synthetic: 0 } });
    expect(await copiedRows(five, takeRows(five, [2]))).toMatchObject({
      ...{ threshold: 0, rows: 1, nearest: [{ synthetic: 2, real: 0, distance: 0 }] },
      median: { real: null }
    });
    const constant = { ...five, x: five.x.map(() => 3) };
    expect(await copiedRows(five, constant)).toMatchObject({ rows: 0, threshold: 0 });
  });

  test('the same seed finds the same; other shapes, classes, columns and options are refused', async () => {
    const [one, two] = [gaussianBlobs({ rows: 50 }), gaussianBlobs({ rows: 80, seed: 2 })];
    expect(await copiedRows(one, two, { seed: 3 })).toEqual(await copiedRows(one, two, { seed: 3 }));
    await expect(copiedRows(gaussianBlobs({ features: 3 }), two)).rejects.toThrow('the shape of real, [4], got [3]');
    await expect(copiedRows(gaussianBlobs({ classes: 2 }), two)).rejects.toThrow('the classes of real');
    await expect(copiedRows({ ...one, features: first(4).map((i) => ({ name: `${i}`, kind: 'number' })) }, two)).rejects.toThrow(
      'the columns of real, 4 numbers without names, got 0, 1, 2, 3'
    );
    await expect(copiedRows({ ...one, x: one.x.map((value, i) => (i === 9 ? Infinity : value)) }, two)).rejects.toThrow(
      'row 2, column 1'
    );
    await expect(copiedRows(one, two, { treshold: 1 } as never)).rejects.toThrow('did you mean "threshold"');
    await expect(copiedRows(one, two, { threshold: -1 })).rejects.toThrow(RangeError);
  });
});
