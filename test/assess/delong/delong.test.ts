import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { fc } from '../../seededFastCheck';
import { computeComparison } from '../../../src/assess/compare/computeComparison';
import * as metrics from '../../../src/metrics';
import { rocAuc } from '../../../src/metrics/ranking/rocAuc';
import { delong } from '../../../src/assess/delong/delong';
import { mulberry32 } from '../../mulberry32';

interface DelongCase {
  name: string;
  z: number[];
  other: number[];
  labels: number[];
  delong: {
    aucs: [number, number];
    ses: [number, number];
    difference: number;
    se: number;
    interval: [number, number];
    z: number;
    p: number;
  };
}

/** Made by test/reference/metrics/operatingPointMetrics.py: placement values of all pairs, in O(n^2). */
const reference = JSON.parse(readFileSync(join(__dirname, '../../reference/metrics/operatingPointMetrics.json'), 'utf8')) as {
  cases: DelongCase[];
  tails: [z: number, tail: number][];
  quantiles: [tail: number, z: number][];
  wilson: [successes: number, rows: number, confidence: number, low: number, high: number][];
};

const oneUnit = (z: ArrayLike<number>) => Array.from(z, (one) => [one]);

describe('delong({first, second, labels})', () => {
  test.each(reference.cases.map((one) => [one.name, one] as const))('equals the formula over all pairs: %s', (_, one) => {
    const got = delong({ first: oneUnit(one.z), second: oneUnit(one.other), labels: one.labels });
    const { aucs, ses, difference, se, interval, z, p } = one.delong;
    const pairs = [
      [got.first.auc, aucs[0]],
      [got.second.auc, aucs[1]],
      [got.first.se, ses[0]],
      [got.second.se, ses[1]],
      [got.difference, difference],
      [got.se, se],
      [got.low, interval[0]],
      [got.high, interval[1]],
      [got.z, z],
      [got.p, p]
    ];
    for (const [value, expected] of pairs) expect(value).toBeCloseTo(expected, 10);
  });

  test('the first AUC is rocAuc, and the models turned round give the difference turned round', () => {
    const score = fc.integer({ min: -4, max: 4 });
    const rows = fc.array(fc.record({ a: score, b: score, label: fc.nat(1) }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(rows, (list) => {
        const labels = list.map(({ label }, i) => (i < 4 ? i % 2 : label));
        const [first, second] = [oneUnit(list.map(({ a }) => a)), oneUnit(list.map(({ b }) => b))];
        const [one, turned] = [delong({ first, second, labels }), delong({ first: second, second: first, labels })];
        expect(one.first.auc).toBeCloseTo(rocAuc({ logits: first, labels }), 12);
        expect(turned.difference).toBeCloseTo(-one.difference, 12);
        expect(turned.se).toBeCloseTo(one.se, 12);
        expect(turned.low).toBeCloseTo(-one.high, 12);
        // Only the order counts.
        const cubed = delong({ first: first.map(([z]) => [z ** 3]), second, labels });
        expect(cubed.p).toEqual(one.p);
      }),
      { numRuns: 100 }
    );
  });

  test('agrees with the paired bootstrap of compare on the same rows', async () => {
    const next = mulberry32(12);
    const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const labels = Array.from({ length: 400 }, (_, i) => Number(i % 5 === 0));
    const shared = labels.map((label) => 1.2 * label + normal());
    const [student, baseline] = [0.5, 1].map((noise) => oneUnit(shared.map((one) => one + noise * normal())));
    const test = delong({ first: student, second: baseline, labels });
    const { differences } = await computeComparison({
      models: { student, baseline },
      labels,
      metrics: [metrics.rocAuc()],
      resamples: 4000,
      seed: 1
    });
    const [bootstrap] = differences;
    expect(test.difference).toBeCloseTo(bootstrap.mean, 12);
    const width = test.high - test.low;
    expect(Math.abs(test.low - bootstrap.low)).toBeLessThan(0.12 * width);
    expect(Math.abs(test.high - bootstrap.high)).toBeLessThan(0.12 * width);
    expect(Math.abs(test.p - bootstrap.p)).toBeLessThan(0.02);
  });

  test('one model against itself differs by nothing, and a variance that says nothing gives no p-value', () => {
    const [logits, labels] = [oneUnit([3, 1, 2, 0, 4, -1]), [1, 1, 0, 0, 1, 0]];
    expect(delong({ first: logits, second: logits, labels })).toMatchObject({ difference: 0, se: 0, z: 0, p: 1 });
    const [perfect, wrong] = [1, -1].map((sign) => labels.map((label) => [sign * label]));
    const apart = delong({ first: perfect, second: wrong, labels });
    expect(apart).toMatchObject({ difference: 1, se: 0, low: 1, high: 1, p: NaN });
    const show = (apart as unknown as { [key: symbol]: () => { [mime: string]: string } })[Symbol.for('Jupyter.display')];
    expect(show.call(apart)['text/plain']).toBe(
      'On 3 rows of class 1 and 3 of class 0 the ROC AUC is 1.0000 against 0.0000: difference 1.0000 (95 % interval 1.0000 to 1.0000, DeLong p unknown, since the variance is estimated as 0).'
    );
  });

  test('a hundred thousand rows are a matter of sorting, and tensors stay with their owner', () => {
    const next = mulberry32(3);
    const labels = Int32Array.from({ length: 100_000 }, () => Number(next() < 0.3));
    const logits = () => ({ rows: labels.length, columns: 1, values: Float32Array.from(labels, (label) => label + 3 * next()) });
    const [first, second] = [logits(), logits()];
    const got = delong({ first, second, labels });
    expect(got.first.auc).toBeCloseTo(rocAuc({ logits: first, labels }), 10);
    const tensor = tf.tensor2d([[1], [2], [3], [4]]);
    const before = tf.memory().numTensors;
    delong({ first: tensor, second: [[1], [3], [2], [4]], labels: [0, 0, 1, 1] });
    expect(tf.memory().numTensors).toBe(before);
    tensor.dispose();
  });

  const good = { first: oneUnit([1, 2, 3, 4]), second: oneUnit([1, 2, 3, 4]), labels: [0, 0, 1, 1] };
  test.each<[string, () => unknown, string]>([
    [
      'one row of a class',
      () => delong({ ...good, labels: [0, 0, 0, 1] }),
      'delong: expected at least two rows of each class, got 1 of class 1 and 3 of class 0; measure on more rows'
    ],
    [
      'other rows',
      () => delong({ ...good, second: [[1], [2]] }),
      'delong: second: expected 2 labels for 2 rows of logits, got 4'
    ],
    ['NaN', () => delong({ ...good, first: [[1], [2], [NaN], [4]] }), 'delong: first: expected the logits to be finite numbers'],
    ['three classes', () => delong({ ...good, first: [[1, 2, 3]] }), 'delong: first: expected logits for two classes'],
    [
      'a confidence of 95',
      () => delong({ ...good, confidence: 95 }),
      'delong: expected confidence to be a finite number above 0'
    ],
    ['a misspelt option', () => delong({ ...good, frist: 1 } as never), 'did you mean "first"?'],
    ['nothing', () => delong(undefined as never), 'delong: first: expected the logits of shape [rows, classes], got undefined']
  ])('refuses %s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});
