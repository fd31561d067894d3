import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset } from '../../../src/data/Dataset';
import { makeDataset } from '../../../src/data/makeDataset';
import { munge } from '../../../src/transfer/select/munge';

/** Made by test/reference/transfer/munge.py, with scikit-learn's neighbours. */
const reference = JSON.parse(readFileSync(join(__dirname, '../../reference/transfer/munge.json'), 'utf8')) as {
  x: (number | null)[];
  made: (number | null)[];
  change: number;
  nearness: number;
  seed: number;
};
const numbers = (values: (number | null)[]) => Float32Array.from(values, (value) => value ?? NaN);

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

const table: Dataset = {
  name: 'table',
  x: numbers(reference.x),
  shape: [3],
  y: new Int32Array(30).map((_, i) => i % 2),
  classes: ['no', 'yes'],
  features: [
    { name: 'amount', kind: 'number' },
    { name: 'age', kind: 'number' },
    { name: 'job', kind: 'category', categories: ['a', 'b', 'c'] }
  ]
};

test('munge(data, {rows, change, nearness, seed}) gives the rows of the NumPy reference, unlabelled', async () => {
  const { made, change, nearness, seed } = reference;
  const { x, y, unlabelled, features } = await munge(table, { rows: 75, change, nearness, seed });
  numbers(made).forEach((value, i) => (Number.isNaN(value) ? expect(x[i]).toBeNaN() : expect(x[i]).toBeCloseTo(value, 4)));
  expect({ y, unlabelled, features }).toEqual({ y: new Int32Array(75), unlabelled: true, features: table.features });
});

test('munge with change 0 gives the rows themselves in turn, and with 1 and great nearness their neighbours', async () => {
  const data = makeDataset({ x: [[0, 0], [1, 2], [10, 10], [11, 12]], y: [0, 0, 1, 1], classes: 2 }); // prettier-ignore
  expect(Array.from((await munge(data, { rows: 6, change: 0 })).x)).toEqual([0, 0, 1, 2, 10, 10, 11, 12, 0, 0, 1, 2]);
  const near = await munge(data, { rows: 4, change: 1, nearness: 1e9 });
  expect(Array.from(near.x, (value) => Math.round(value) + 0)).toEqual([1, 2, 0, 0, 11, 12, 10, 10]);
});

test('munge with the same seed gives the same rows, with another one others; fewer rows than the data has are drawn from all of it', async () => {
  const [one, again, other] = [1, 1, 2].map((seed) => munge(table, { rows: 40, seed }));
  expect((await again).x).toEqual((await one).x);
  expect((await other).x).not.toEqual((await one).x);
  const few = await munge(table, { rows: 10, change: 0, seed: 1 });
  expect(few.x).not.toEqual(table.x.subarray(0, 30));
});

test('munge is synthetic only if the data is, and refuses options out of bounds and a single row', async () => {
  expect((await munge(table, { rows: 2 })).synthetic).toBeUndefined();
  expect((await munge({ ...table, synthetic: true }, { rows: 2 })).synthetic).toBe(true);
  await expect(munge(table, { rows: 0 })).rejects.toThrow('munge: expected rows to be');
  await expect(munge(table, { rows: 5, change: 1.1 })).rejects.toThrow('munge: expected change to be');
  await expect(munge(table, { rows: 5, nearness: 0 })).rejects.toThrow('munge: expected nearness to be');
  await expect(munge(table, { rows: 5, p: 1 } as never)).rejects.toThrow('got "p"');
  await expect(munge(makeDataset({ x: [[1]], y: [0], classes: 2 }), { rows: 5 })).rejects.toThrow('at least two rows');
});
