import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset } from '../../../src/data/Dataset';
import { makeDataset } from '../../../src/data/makeDataset';
import { createRandom } from '../../../src/stats/createRandom';
import { boundarySamples } from '../../../src/transfer/select/boundarySamples';
import { createBetaSampler } from '../../../src/transfer/select/createBetaSampler';
import { mixup } from '../../../src/transfer/select/mixup';

/** Made by test/reference/transfer/selection.py. */
const { beta } = JSON.parse(readFileSync(join(__dirname, '../../reference/transfer/selection.json'), 'utf8')) as {
  beta: { [a: string]: number[] };
};

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const next = createRandom(4);
const points = Array.from({ length: 60 }, () => [4 * next() - 2, 4 * next() - 2]);
const data = makeDataset({ name: 'points', x: points, y: points.map(() => 0), classes: ['in', 'left', 'right'] });
const table: Dataset = {
  ...makeDataset({
    x: [
      [0, 0],
      [1, 1],
      [2, 0]
    ],
    y: [0, 1, 0],
    classes: 2
  }),
  x: Float32Array.from([0, 0, 1, 1, NaN, 0]),
  features: [
    { name: 'amount', kind: 'number' },
    { name: 'country', kind: 'category', categories: ['a', 'b'] }
  ]
};

test.each(['0.1', '0.4', '1', '3'])('a share of mixup has the quantiles of Beta(%s) of both sides', (alpha) => {
  const draw = createBetaSampler(Number(alpha), createRandom(9));
  const drawn = Float64Array.from({ length: 20_000 }, draw);
  [0.05, 0.25, 0.4, 0.5, 0.75, 0.95].forEach((share, i) => {
    const below = drawn.filter((value) => value <= beta[alpha][i]).length / drawn.length;
    // Three standard errors of 20,000 draws.
    expect(Math.abs(below - share)).toBeLessThan(0.0107);
  });
});

describe('mixup', () => {
  test('gives rows between two rows of the data, unlabelled, the same for the same seed', () => {
    const ends = makeDataset({
      x: [
        [0, 1],
        [1, 0]
      ],
      y: [0, 1],
      classes: ['a', 'b']
    });
    const mixed = mixup(ends, { rows: 200, seed: 5 });
    expect(mixed).toMatchObject({ name: 'data mixed', shape: [2], classes: ['a', 'b'], unlabelled: true });
    expect(mixed.y.every((label) => label === 0)).toBe(true);
    for (let row = 0; row < 200; row++) expect(mixed.x[2 * row] + mixed.x[2 * row + 1]).toBeCloseTo(1, 6);
    expect(mixup(ends, { rows: 200, seed: 5 })).toEqual(mixed);
    expect(mixup(ends, { rows: 200, seed: 6 }).x).not.toEqual(mixed.x);
    expect(mixup(ends, { rows: 200, alpha: 1, seed: 5 }).x).not.toEqual(mixed.x);
  });
  test('is synthetic only where the data is: a mixture of real images shows them', () => {
    expect(mixup(data, { rows: 2 }).synthetic).toBeUndefined();
    expect(mixup({ ...data, synthetic: true }, { rows: 2 }).synthetic).toBe(true);
  });
  test('never makes a category or a missing value out of two', () => {
    const mixed = mixup(table, { rows: 300 });
    for (let row = 0; row < 300; row++) {
      expect([0, 1]).toContain(mixed.x[2 * row + 1]);
      const amount = mixed.x[2 * row];
      expect(Number.isNaN(amount) || (amount >= 0 && amount <= 1)).toBe(true);
    }
    expect(mixed.features).toBe(table.features);
    expect(mixed.x.some(Number.isNaN)).toBe(true);
  });
  test.each([
    [() => mixup(data, { rows: 0 }), 'mixup: expected rows to be a whole number at least 1 and at most 268435456, got 0'],
    [() => mixup(data, { rows: 1, alpha: 0 }), 'mixup: expected alpha to be a finite number above 0, got 0'],
    [() => mixup(makeDataset({ x: [[1]], y: [0], classes: 2 }), { rows: 1 }), 'mixup: expected at least two rows of data, got 1'],
    [() => mixup(data, { row: 1 } as never), 'did you mean "rows"?']
  ])('refuses options and data of which no mixture can be made: case %#', (call, message) => {
    expect(call).toThrow(message);
  });
});

describe('boundarySamples', () => {
  /** Class 0 inside the unit circle, 1 left of it, 2 right of it. */
  const teacher = (rows: tf.Tensor) =>
    (rows.arraySync() as number[][]).map(([a, b]) => (a * a + b * b < 1 ? [1, 0, 0] : a < 0 ? [0, 1, 0] : [0, 0, 1]));
  const distance = (a: number, b: number) =>
    Math.min(Math.abs(Math.hypot(a, b) - 1), Math.hypot(a, b) >= 1 ? Math.abs(a) : Infinity);

  test('gives rows on the lines between the classes as the teacher sees them', async () => {
    const samples = await boundarySamples({ teacher, data, rows: 100, seed: 1 });
    expect(samples).toMatchObject({ name: 'points boundary', unlabelled: true, shape: [2] });
    const distances = Array.from({ length: 100 }, (_, row) => distance(samples.x[2 * row], samples.x[2 * row + 1]));
    // Two rows are at most 5.7 apart, halved 12 times.
    expect(Math.max(...distances)).toBeLessThan(0.0015);
    expect(await boundarySamples({ teacher, data, rows: 100, seed: 1 })).toEqual(samples);
    expect((await boundarySamples({ teacher, data, rows: 100, seed: 2 })).x).not.toEqual(samples.x);
  });
  test('takes a model with one sigmoid logit', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], useBias: false })] });
    tf.tidy(() => model.setWeights([tf.tensor2d([[1], [1]])]));
    const samples = await boundarySamples({ teacher: model, data: { ...data, classes: ['a', 'b'] }, rows: 30 });
    for (let row = 0; row < 30; row++) expect(Math.abs(samples.x[2 * row] + samples.x[2 * row + 1])).toBeLessThan(0.003);
    model.dispose();
  });
  test('of a table with categories they are where the class changes, or jumps', async () => {
    const byCountry = (rows: tf.Tensor) => (rows.arraySync() as number[][]).map(([, country]) => [country, 1 - country]);
    const samples = await boundarySamples({ teacher: byCountry, data: table, rows: 20 });
    for (let row = 0; row < 20; row++) expect([0, 1]).toContain(samples.x[2 * row + 1]);
  });
  test('refuses data in which the teacher sees one class, and options that it does not know', async () => {
    const one = (rows: tf.Tensor) => (rows.arraySync() as number[][]).map(() => [1, 0, 0]);
    await expect(boundarySamples({ teacher: one, data, rows: 5 })).rejects.toThrow(
      'boundarySamples: expected the teacher to see two classes or more in the data, got only class 0; give rows of several classes'
    );
    await expect(boundarySamples({ teacher, data, rows: 5, count: 1 } as never)).rejects.toThrow(
      'boundarySamples: expected options'
    );
    await expect(boundarySamples({ teacher, data, rows: 0 })).rejects.toThrow('boundarySamples: expected rows');
  });
});
