import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { computeFrechetDistance } from '../../../src/transfer/judge/computeFrechetDistance';
import { fitLogisticRegression } from '../../../src/transfer/judge/fitLogisticRegression';
import { computeManifoldPrecisionRecall } from '../../../src/transfer/judge/computeManifoldPrecisionRecall';
import { minimizeInterruptibly } from '../../../src/transfer/judge/minimizeInterruptibly';
import { computeSymmetricEigenvalues } from '../../../src/stats/computeSymmetricEigenvalues';

interface Shares {
  precision: number;
  recall: number;
  coverage: number;
}

/** Made by test/reference/transfer/faithfulness.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../../reference/transfer/faithfulness.json'), 'utf8')) as {
  pairs: { name: string; real: number[][]; synthetic: number[][]; frechet: number; k1: Shares; k3: Shares; k5: Shares }[];
  classifiers: { name: string; x: number[][]; y: number[]; asked: number[][]; found: number[] }[];
  eigenvalues: { matrix: number[][]; values: number[] }[];
};
const matrix = (rows: number[][]) => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 3,
  values: Float32Array.from(rows.flat())
});
let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

describe('frechet(one, two)', () => {
  test.each(reference.pairs)('$name: equals SciPy to 1e-5 of it', ({ real, synthetic, frechet: expected }) => {
    const found = computeFrechetDistance(matrix(real), matrix(synthetic)) as number;
    expect(Math.abs(found - expected) / expected).toBeLessThan(1e-5);
    expect(computeFrechetDistance(matrix(synthetic), matrix(real))).toBeCloseTo(found, 6);
  });

  test('is 0 of the same rows, and of constant ones the squared distance of the two constants', () => {
    const { real } = reference.pairs[0];
    expect(computeFrechetDistance(matrix(real), matrix(real))).toBeCloseTo(0, 9);
    const constant = (value: number) => matrix(Array.from({ length: 5 }, () => [value, 1]));
    expect(computeFrechetDistance(constant(1), constant(4))).toBeCloseTo(9, 9);
    expect(computeFrechetDistance(matrix([[1, 2]]), matrix([[1, 2]]))).toBeNull();
  });
});

describe('manifold(real, synthetic, neighbours)', () => {
  test.each(reference.pairs)('$name: precision, recall and coverage equal NumPy', async ({ real, synthetic, ...expected }) => {
    for (const k of [1, 3, 5] as const)
      expect(await computeManifoldPrecisionRecall(matrix(real), matrix(synthetic), k)).toEqual(expected[`k${k}`]);
  });

  test('all rows are covered by themselves, none by far ones; fewer rows than neighbours are all of them', async () => {
    const { real } = reference.pairs[0];
    const far = real.map((row) => row.map((value) => value + 1000));
    expect(await computeManifoldPrecisionRecall(matrix(real), matrix(real), 3)).toEqual({ precision: 1, recall: 1, coverage: 1 });
    expect(await computeManifoldPrecisionRecall(matrix(real), matrix(far), 3)).toEqual({ precision: 0, recall: 0, coverage: 0 });
    expect(await computeManifoldPrecisionRecall(matrix(real.slice(0, 3)), matrix(real.slice(0, 2)), 50)).toMatchObject({
      coverage: 1
    });
    expect(await computeManifoldPrecisionRecall(matrix([]), matrix(real.slice(0, 1)), 5)).toEqual({
      precision: null,
      recall: null,
      coverage: null
    });
  });
});

describe('fitLogisticRegression(x, y)', () => {
  test.each(reference.classifiers)(
    '$name: gives each row the class that scikit-learn gives it',
    async ({ x, y, asked, found }) => {
      const classify = await fitLogisticRegression(matrix(x), y);
      expect(Array.from(classify(matrix(asked)))).toEqual(found);
    }
  );

  test('classes that are not there are never given, and one class alone always', async () => {
    const x = matrix([[0], [1], [5], [6]]);
    expect([...(await fitLogisticRegression(x, [3, 3, 7, 7]))(matrix([[-9], [9]]))]).toEqual([3, 7]);
    expect([...(await fitLogisticRegression(x, [4, 4, 4, 4]))(x)]).toEqual([4, 4, 4, 4]);
  });
});

test.each(reference.eigenvalues)('symmetricEigenvalues equals NumPy (%#)', ({ matrix: rows, values }) => {
  const found = computeSymmetricEigenvalues(Float64Array.from(rows.flat()), rows.length).sort();
  values.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 9));
});

test('minimize finds the minimum of a badly scaled bowl', async () => {
  const centre = [3, -2, 0.5];
  const scale = [1, 1000, 0.01];
  const found = await minimizeInterruptibly((at, gradient) => {
    let sum = 0;
    scale.forEach((one, i) => {
      sum += (one * (at[i] - centre[i]) ** 2) / 2;
      gradient[i] = one * (at[i] - centre[i]);
    });
    return sum;
  }, 3);
  centre.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 3));
});
