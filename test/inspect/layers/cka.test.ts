import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import '../../../src/engine/loadEngine';
import { seededFastCheck } from '../../seededFastCheck';
import { cka } from '../../../src/inspect/layers/cka';
import { mulberry32 } from '../../mulberry32';

interface Expected {
  biased: number;
  unbiased: number;
  batches: number;
}

/** Made by test/reference/inspect/cka.py. */
const cases = JSON.parse(readFileSync(join(__dirname, '../../reference/inspect/cka.json'), 'utf8')) as {
  name: string;
  x: number[][];
  y: number[][];
  batch: number;
  linear: Expected;
  rbf: { [fraction: string]: Expected };
}[];

describe('cka({x, y, kernel, estimator, batchSize})', () => {
  it.each(cases)('$name: equals NumPy to 9 digits', ({ x, y, batch, linear, rbf }) => {
    const kernels = [['linear', linear] as const, ...Object.entries(rbf).map(([f, e]) => [{ rbf: Number(f) }, e] as const)];
    for (const [kernel, expected] of kernels) {
      expect(cka({ x, y, kernel })).toBeCloseTo(expected.biased, 9);
      expect(cka({ x, y, kernel, estimator: 'unbiased' })).toBeCloseTo(expected.unbiased, 9);
      expect(cka({ x, y, kernel, batchSize: batch })).toBeCloseTo(expected.batches, 9);
    }
  });

  it('is the same for rows, for numbers with their count, for single precision to 6 digits, and for tensors of any rank', () => {
    const { x, y, linear } = cases[0];
    const flat = { rows: x.length, columns: 4, values: x.flat() };
    expect(cka({ x: flat, y })).toBe(cka({ x, y }));
    expect(cka({ x: { ...flat, values: Float32Array.from(flat.values) }, y })).toBeCloseTo(linear.biased, 6);
    const tensor = tf.tensor(x.flat(), [x.length, 2, 2]);
    const before = tf.memory().numTensors;
    expect(cka({ x: tensor, y })).toBeCloseTo(linear.biased, 6);
    expect(tf.memory().numTensors).toBe(before);
    tensor.dispose();
  });

  it.each([['linear' as const], [{ rbf: 0.5 }]])('%j: rotating, scaling and moving features changes nothing', (kernel) => {
    seededFastCheck.assert(
      seededFastCheck.property(seededFastCheck.integer({ min: 0, max: 1e6 }), seededFastCheck.double({ min: 1e-3, max: 1e3, noNaN: true }), (seed, factor) => {
        const random = mulberry32(seed);
        const x = matrix(12, 5, random);
        const y = matrix(12, 3, random);
        const turned = times(x, orthogonal(5, random)).map((row) => row.map((value) => factor * value + 3));
        for (const estimator of ['biased', 'unbiased'] as const) {
          expect(cka({ x, y: turned, kernel, estimator })).toBeCloseTo(1, 10);
          expect(cka({ x: turned, y, kernel, estimator })).toBeCloseTo(cka({ x, y, kernel, estimator })!, 9);
          expect(cka({ x: y, y: x, kernel, estimator })).toBeCloseTo(cka({ x, y, kernel, estimator })!, 12);
        }
        const biased = cka({ x, y, kernel })!;
        expect(biased).toBeGreaterThanOrEqual(0);
        expect(biased).toBeLessThanOrEqual(1);
        expect(Math.abs(cka({ x, y, kernel, batchSize: 4 })!)).toBeLessThanOrEqual(1 + 1e-12);
      }),
      { numRuns: 60 }
    );
  });

  it('an invertible map that is not a rotation is seen', () => {
    const x = matrix(30, 4, mulberry32(5));
    expect(cka({ x, y: x.map(([a, b, c, d]) => [a, b, c, 9 * d]) })).toBeLessThan(0.9);
  });

  it('unbiased: about 0 for what has nothing in common, however many features; biased it nears 1', () => {
    const random = mulberry32(2);
    const [x, y] = [matrix(40, 400, random), matrix(40, 400, random)];
    expect(cka({ x, y })).toBeGreaterThan(0.9);
    expect(Math.abs(cka({ x, y, estimator: 'unbiased' })!)).toBeLessThan(0.1);
    expect(Math.abs(cka({ x, y, batchSize: 10 })!)).toBeLessThan(0.1);
  });

  it('the mean over many batches is the value of all rows', () => {
    const random = mulberry32(3);
    const x = matrix(4000, 4, random);
    const y = x.map(([a, b, c, d]) => [a + 0.5 * random(), b * c, d]);
    expect(cka({ x, y, batchSize: 8 })).toBeCloseTo(cka({ x, y, estimator: 'unbiased' })!, 1);
    expect(cka({ x, y, batchSize: 100 })).toBeCloseTo(cka({ x, y, estimator: 'unbiased' })!, 2);
  });

  it('rows left over that are fewer than 4 do not count', () => {
    const random = mulberry32(4);
    const [x, y] = [matrix(19, 3, random), matrix(19, 3, random)];
    expect(cka({ x, y, batchSize: 8 })).toBe(cka({ x: x.slice(0, 16), y: y.slice(0, 16), batchSize: 8 }));
  });

  it('is null, not NaN, for features that are constant, in single precision too', () => {
    const { x } = cases[0];
    for (const kernel of ['linear' as const, { rbf: 0.5 }])
      for (const options of [{}, { estimator: 'unbiased' as const }, { batchSize: 6 }]) {
        expect(cka({ x, y: x.map(() => [0.1, 1e9]), kernel, ...options })).toBeNull();
        const rounded = Float32Array.from(x, (_, i) => 0.1 + (i % 3) * 1e-9);
        expect(cka({ x, y: { rows: x.length, columns: 1, values: rounded }, kernel, ...options })).toBeNull();
      }
  });

  it('a small spread on a large mean is no constant', () => {
    const { x } = cases[0];
    expect(cka({ x, y: x.map((row) => row.map((value) => 1e6 + 1e-3 * value)) })).toBeCloseTo(1, 5);
  });

  it('is null where all rows are equally far apart and the estimator is unbiased: they say nothing', () => {
    const oneHot = Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (_, j) => Number(i === j)));
    const y = matrix(6, 2, mulberry32(6));
    expect(cka({ x: oneHot, y, estimator: 'unbiased' })).toBeNull();
    expect(cka({ x: oneHot, y: oneHot })).toBeCloseTo(1, 12);
  });

  it('very large and very small numbers are no trouble', () => {
    const { x, y, linear } = cases[0];
    const scaled = (factor: number) => cka({ x: x.map((row) => row.map((value) => value * factor)), y });
    expect(scaled(1e60)).toBeCloseTo(linear.biased, 9);
    expect(scaled(1e-60)).toBeCloseTo(linear.biased, 9);
  });

  const ok = [[1], [2], [4], [3]];
  it.each<[object, string]>([
    [
      { x: ok },
      'cka: expected y to be rows of numbers, {rows, columns, values} or a tensor, got undefined; give one row per example'
    ],
    [{ x: ok, y: 'x' }, 'cka: expected y to be rows of numbers'],
    [{ x: ok, y: [] }, 'cka: expected y to hold rows of numbers, got 0 numbers for 0 rows of 0'],
    [{ x: ok, y: [[1], [2]] }, 'cka: expected x and y to have the same number of rows, got 4 in x and 2 in y'],
    [{ x: ok, y: [[1], [2], [3, 4], [5]] }, 'expected every row of y to hold 1 numbers as row 0 does, got 2 in row 2'],
    [{ x: ok, y: [[1], [NaN], [3], [5]] }, 'cka: expected finite numbers in y, got NaN in row 1, column 0'],
    [{ x: ok, y: [[1], [null], [3], [5]] }, 'got NaN in row 1, column 0'],
    [{ x: ok, y: { rows: 4, columns: 2, values: [1, 2, 3] } }, 'got 3 numbers for 4 rows of 2'],
    [{ x: [[1]], y: [[1]] }, 'cka: expected at least 2 rows for the biased estimator, got 1'],
    [{ x: ok.slice(1), y: ok.slice(1), estimator: 'unbiased' }, 'expected at least 4 rows for the unbiased estimator, got 3'],
    [{ x: ok, y: ok, batchSize: 3 }, 'cka: expected batchSize to be a whole number at least 4, got 3'],
    [{ x: ok, y: ok, batchSize: 4, estimator: 'biased' }, 'cka: expected the unbiased estimator with a batchSize'],
    [{ x: ok, y: ok, estimator: 'exact' }, 'cka: expected estimator to be "biased" or "unbiased", got "exact"; choose one'],
    [{ x: ok, y: ok, kernel: 'rbf' }, 'cka: expected kernel to be "linear" or {rbf: fraction}, got "rbf"; give one of them'],
    [{ x: ok, y: ok, kernel: { rbf: 0 } }, 'cka: expected kernel.rbf to be a finite number above 0, got 0'],
    [{ x: ok, y: ok, kernel: { sigma: 1 } }, 'got "sigma"; did you mean "rbf"?'],
    [{ x: ok, y: ok, debiased: true }, 'got "debiased"']
  ])('refuses %j', (options, says) => expect(() => cka(options as never)).toThrow(says));
});

function matrix(rows: number, columns: number, random: () => number): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => normal(random)));
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function times(a: number[][], b: number[][]): number[][] {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, value, k) => sum + value * b[k][j], 0)));
}

/** Gram and Schmidt on random columns. */
function orthogonal(size: number, random: () => number): number[][] {
  const rows: number[][] = [];
  while (rows.length < size) {
    let row = matrix(1, size, random)[0];
    for (let pass = 0; pass < 2; pass++)
      for (const other of rows) {
        const along = row.reduce((sum, value, i) => sum + value * other[i], 0);
        row = row.map((value, i) => value - along * other[i]);
      }
    const length = Math.hypot(...row);
    rows.push(row.map((value) => value / length));
  }
  return rows;
}
