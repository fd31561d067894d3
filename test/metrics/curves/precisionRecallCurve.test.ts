import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { precisionRecallCurve } from '../../../src/metrics/curves/precisionRecallCurve';

interface Areas {
  macro: number;
  micro: number;
  classes: number[];
}

/** Made by test/reference/metrics/rocPr.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../../reference/metrics/rocPr.json'), 'utf8')) as {
  cases: {
    name: string;
    z: number[];
    labels: number[];
    fpr: number[];
    tpr: number[];
    thresholds: (number | null)[];
    precision: number[];
    recall: number[];
    cuts: number[];
    rocAuc: number;
    averagePrecision: number;
  }[];
  classes: { name: string; logits: number[][]; labels: number[]; rocAuc: Areas; averagePrecision: Areas }[];
};

const cases = reference.cases.map((one) => [one.name, one] as const);
const oneUnit = (z: readonly number[]) => z.map((one) => [one]);
const near = (values: ArrayLike<number>) => Array.from(values, (value) => Number(value.toFixed(12)));

describe('precisionRecallCurve({logits, labels})', () => {
  test.each(cases)('has the points of scikit-learn, the other way round: %s', (_, { z, labels, precision, recall, cuts }) => {
    const curve = precisionRecallCurve({ logits: oneUnit(z), labels });
    expect(near(curve.precision)).toEqual(near(precision.reverse()));
    expect(near(curve.recall)).toEqual(near(recall.reverse()));
    expect(near(curve.threshold.slice(1))).toEqual(near(cuts.reverse()));
    expect(curve.threshold[0]).toBe(Infinity);
  });

  test('refuses rows of one class', () => {
    expect(() => precisionRecallCurve({ logits: [[1], [2]], labels: [1, 1] })).toThrow('expected rows of both classes');
  });
});
