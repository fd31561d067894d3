import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { averagePrecision } from '../../../src/metrics/ranking/averagePrecision';
import type { CompareOptions } from '../../../src/assess/compare/CompareOptions';
import { comparisonFindings } from '../../../src/assess/findings/comparisonFindings';
import { computeComparison } from '../../../src/assess/compare/computeComparison';
import type { Metric } from '../../../src/metrics/inputs/Metric';
import { correctByHolm } from '../../../src/stats/correctByHolm';
import * as metrics from '../../../src/metrics';
import * as shown from '../../../src/assess/compare/compare';
import { mulberry32 } from '../../mulberry32';

interface Interval {
  interval: [number, number];
  p: number;
}

/** Made by test/reference/metrics/compare.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../../reference/metrics/compare.json'), 'utf8')) as {
  seeds: {
    student: number[];
    baseline: number[];
    others: number[];
    interval: [number, number];
    paired: Interval;
    unpaired: Interval;
  };
  rows: {
    labels: number[];
    student: number[];
    baseline: number[];
    accuracy: number;
    accuracyInterval: [number, number];
    brier: { mean: number; interval: [number, number] };
    p: number;
  };
};

const oneUnit = (z: ArrayLike<number>) => Array.from(z, (one) => [one]);

/** A metric that no row has a say in: what the first logit says. Only trainings differ. */
const firstLogit: Metric = {
  description: { name: 'firstLogit' },
  title: 'first logit',
  better: 'higher',
  format: 'number',
  prepare:
    ({ logits }) =>
    () =>
      (logits as number[][])[0][0]
};

/** Logits of [rows, 1] by how far the classes are apart, with their labels; the same rows tell alike on all seeds. */
function simulated({ rows = 200, share = 0.2, seeds = 3, apart = [1, 0.5], seed = 1 } = {}) {
  const next = mulberry32(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const labels = Array.from({ length: rows }, (_, i) => (i < share * rows ? 1 : 0));
  const same = labels.map(normal);
  const [student, baseline] = apart.map((distance) =>
    Array.from({ length: seeds }, () => labels.map((label, i) => [distance * (2 * label - 1) + same[i] + 0.5 * normal()]))
  );
  return { labels, models: { student, baseline } };
}

const close = ([low, high]: [number, number], tolerance: number) => ({
  low: expect.closeTo(low, tolerance) as number,
  high: expect.closeTo(high, tolerance) as number
});

describe('compare equals SciPy', () => {
  const { seeds, rows } = reference;
  const tables = (scores: number[]) => scores.map((score) => [[score], [0]]);

  test('where only seeds differ: Student’s t for a mean, the paired t-test for a difference', async () => {
    const { models, differences } = await computeComparison({
      models: { student: tables(seeds.student), baseline: tables(seeds.baseline) },
      labels: [0, 1],
      metrics: [firstLogit],
      resamples: 60_000
    });
    expect(models[0].estimates[0]).toMatchObject({ mean: expect.closeTo(0.722, 12) as number, least: 0.69, most: 0.75 });
    expect(models[0].estimates[0]).toMatchObject(close(seeds.interval, 3));
    expect(differences[0]).toMatchObject({ mean: expect.closeTo(0.018, 12) as number, verdict: 'better' });
    expect(differences[0]).toMatchObject(close(seeds.paired.interval, 3));
    expect(Math.abs(differences[0].p - seeds.paired.p)).toBeLessThan(0.003);
  });

  test('where there are five seeds and three: the sum of two Student’s t', async () => {
    const { models, differences } = await computeComparison({
      models: { student: tables(seeds.student), others: tables(seeds.others) },
      labels: [0, 1],
      metrics: [firstLogit],
      resamples: 60_000
    });
    expect(models.map((model) => model.seeds)).toEqual([5, 3]);
    expect(differences[0]).toMatchObject({ verdict: 'not separable', ...close(seeds.unpaired.interval, 2) });
    expect(Math.abs(differences[0].p - seeds.unpaired.p)).toBeLessThan(0.004);
  });

  test('where only rows differ: the binomial distribution for accuracy, a bootstrap of paired rows for a difference', async () => {
    const { models, differences } = await computeComparison({
      models: { student: oneUnit(rows.student), baseline: oneUnit(rows.baseline) },
      labels: rows.labels,
      metrics: [metrics.accuracy(), metrics.brier()],
      resamples: 20_000
    });
    const [accuracy] = models[0].estimates;
    expect(accuracy.mean).toBeCloseTo(rows.accuracy, 12);
    // Two rows of 400.
    expect(Math.abs(accuracy.low - rows.accuracyInterval[0])).toBeLessThanOrEqual(0.005);
    expect(Math.abs(accuracy.high - rows.accuracyInterval[1])).toBeLessThanOrEqual(0.005);
    const brier = differences[1];
    expect(brier.mean).toBeCloseTo(rows.brier.mean, 12);
    expect(Math.abs(brier.low - rows.brier.interval[0])).toBeLessThan(0.0007);
    expect(Math.abs(brier.high - rows.brier.interval[1])).toBeLessThan(0.0007);
    expect(Math.abs(brier.p - rows.p)).toBeLessThan(0.001);
    expect(brier.verdict).toBe('better');
  });
});

describe('compare', () => {
  test('gives the mean over seeds of what each metric gives, the least and the most, and plain data', async () => {
    const { labels, models } = simulated();
    const found = await computeComparison({ labels, models, resamples: 200 });
    const values = models.student.map((logits) => averagePrecision({ logits, labels }));
    const [estimate] = found.models[0].estimates;
    expect(estimate.mean).toBeCloseTo(values.reduce((a, b) => a + b) / 3, 12);
    expect([estimate.least, estimate.most]).toEqual([Math.min(...values), Math.max(...values)]);
    expect(found).toMatchObject({ rows: 200, split: 'test', resamples: 200, confidence: 0.95 });
    expect(found.metrics.map(({ name }) => name)).toEqual(['averagePrecision', 'rocAuc', 'brier']);
    expect(found.differences.map(({ metric, model, against }) => [metric, model, against])).toEqual(
      ['averagePrecision', 'rocAuc', 'brier'].map((metric) => [metric, 'student', 'baseline'])
    );
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    // A lower Brier score is the better one.
    expect(found.differences.map(({ verdict }) => verdict)).toEqual(['better', 'better', 'better']);
    expect(found.differences[2].mean).toBeLessThan(0);
    const turned = await computeComparison({ labels, models, of: 'baseline', resamples: 200 });
    expect(turned.differences.map(({ verdict }) => verdict)).toEqual(['worse', 'worse', 'worse']);
  });

  test('gives exactly 0 and p 1 for a model and itself, with any seeds and metrics', async () => {
    const { labels, models } = simulated();
    const { student } = models;
    const validation = { labels, models: { student, twin: student } };
    const found = await computeComparison({
      labels,
      models: { student, twin: student },
      metrics: metrics.bank({ budget: 0.1 }),
      validation,
      resamples: 100
    });
    expect(found.differences).toHaveLength(7);
    for (const difference of found.differences)
      expect(difference).toMatchObject({ mean: 0, low: 0, high: 0, p: 1, verdict: 'not separable' });
  });

  test('gives the same with the same seed, and with another nearly the same', async () => {
    const options: CompareOptions = { ...simulated(), metrics: [metrics.rocAuc()], resamples: 2000 };
    const [first, again, other] = [
      await computeComparison(options),
      await computeComparison({ ...options, seed: 0 }),
      await computeComparison({ ...options, seed: 1 })
    ];
    expect(again).toEqual(first);
    expect(other.differences[0].low).not.toBe(first.differences[0].low);
    const width = first.differences[0].high - first.differences[0].low;
    expect(Math.abs(other.differences[0].low - first.differences[0].low)).toBeLessThan(0.15 * width);
  });

  test('compares a model of one seed with one of five, and several with one', async () => {
    const { labels, models } = simulated({ seeds: 5 });
    const teacher = models.baseline[0];
    const found = await computeComparison({
      labels,
      models: { teacher, ...models, alone: [teacher] },
      metrics: [metrics.rocAuc()],
      resamples: 200
    });
    expect(found.models.map(({ name, seeds }) => [name, seeds])).toEqual([
      ['teacher', 1],
      ['student', 5],
      ['baseline', 5],
      ['alone', 1]
    ]);
    const [toTeacher, , toAlone] = found.differences;
    expect({ ...toAlone, against: 'teacher' }).toEqual(toTeacher);
    expect(toTeacher.low).toBeGreaterThan(0);
    const only = await computeComparison({ labels, models: { student: models.student }, resamples: 100 });
    expect(only.differences).toEqual([]);
    const picked = await computeComparison({
      labels,
      models: { teacher, ...models },
      against: ['teacher'],
      metrics: [metrics.rocAuc()],
      resamples: 100
    });
    expect(picked.differences.map(({ against }) => against)).toEqual(['teacher']);
  });

  test('has wider intervals with few seeds: one more training of two could be anywhere', async () => {
    const width = async (scores: number[]) => {
      const student = scores.map((score) => [[score], [0]]);
      const { models } = await computeComparison({ labels: [0, 1], models: { student }, metrics: [firstLogit], resamples: 5000 });
      return models[0].estimates[0].high - models[0].estimates[0].low;
    };
    expect(await width([0.7, 0.72])).toBeGreaterThan(4 * (await width([0.7, 0.72, 0.7, 0.72])));
  });

  test('draws whole groups: rows that are there twice in one group change nothing', async () => {
    const { labels, models } = simulated({ rows: 60 });
    const once = await computeComparison({ labels, models, metrics: [metrics.brier(), metrics.rocAuc()], resamples: 300 });
    const twice = <T>(rows: T[]) => rows.flatMap((row) => [row, row]);
    const doubled = { student: models.student.map(twice), baseline: models.baseline.map(twice) };
    const grouped = await computeComparison({
      labels: twice(labels),
      models: doubled,
      metrics: [metrics.brier(), metrics.rocAuc()],
      resamples: 300,
      groups: twice(labels.map((_, i) => i))
    });
    expect(grouped.rows).toBe(120);
    grouped.differences.forEach(({ low, high, p }, k) => {
      expect(low).toBeCloseTo(once.differences[k].low, 10);
      expect(high).toBeCloseTo(once.differences[k].high, 10);
      expect(p).toBe(once.differences[k].p);
    });
    grouped.models.forEach(({ estimates }, m) =>
      estimates.forEach(({ low }, k) => expect(low).toBeCloseTo(once.models[m].estimates[k].low, 10))
    );
  });

  test('measures three rows of class 1, with draws that hold one of them at least and intervals within 0 and 1', async () => {
    const { labels, models } = simulated({ rows: 60, share: 0.05 });
    expect(labels.filter((label) => label === 1)).toHaveLength(3);
    const found = await computeComparison({
      labels,
      models,
      resamples: 500,
      metrics: [metrics.averagePrecision(), metrics.rocAuc(), metrics.recallAtFalsePositives()]
    });
    for (const { estimates } of found.models)
      for (const { low, mean, high } of estimates) {
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
      }
    for (const { low, high, p } of found.differences) for (const value of [low, high, p]) expect(value).toBeTypeOf('number');
  });

  test('measures many classes, and takes matrices and tensors, which stay with their owner', async () => {
    const labels = [0, 1, 2, 0, 1, 2];
    const student = labels.map((label) => [0, 1, 2].map((k) => (k === label ? 1 : 0)));
    const baseline = labels.map((_, i) => [0, 1, 2].map((k) => (k === i % 2 ? 1 : 0)));
    const expected = await computeComparison({ labels, models: { student, baseline }, resamples: 100 });
    expect(expected.metrics.map(({ name }) => name)).toEqual(['accuracy', 'negativeLogLikelihood']);
    expect(expected.models[0].estimates[0]).toMatchObject({ mean: 1, low: 1, high: 1 });
    const tensor = tf.tensor2d(baseline);
    const before = tf.memory().numTensors;
    const matrix = { rows: 6, columns: 3, values: Float32Array.from(student.flat()) };
    expect(await computeComparison({ labels, models: { student: matrix, baseline: [tensor] }, resamples: 100 })).toEqual(
      expected
    );
    expect(tf.memory().numTensors).toBe(before);
    tensor.dispose();
  });

  test('chooses thresholds on the validation rows of each model and seed', async () => {
    const { labels, models } = simulated();
    const shifted = { student: models.student.map((rows) => rows.map(([z]) => [z + 9])), baseline: models.baseline };
    const f1 = (validation: CompareOptions['validation'], logits = models) =>
      computeComparison({ labels, models: logits, metrics: [metrics.f1()], validation, resamples: 100 });
    const plain = await f1({ labels, models });
    // A model that says the same 9 higher on both is the same.
    const moved = await f1({ labels, models: shifted }, shifted);
    expect(moved.models[0].estimates[0].mean).toBe(plain.models[0].estimates[0].mean);
    // A threshold of rows that lie 9 higher finds nothing here.
    expect((await f1({ labels, models: shifted })).models[0].estimates[0].mean).toBe(0);
  });

  test('tells two metrics of one name by their options, and refuses one twice', async () => {
    const { labels, models } = simulated();
    const at = (budget: number) => metrics.precisionAtBudget({ budget });
    const found = await computeComparison({ labels, models, metrics: [at(0.1), at(20), metrics.brier()], resamples: 100 });
    expect(found.metrics.map(({ name }) => name)).toEqual([
      'precisionAtBudget (budget 0.1)',
      'precisionAtBudget (budget 20)',
      'brier'
    ]);
    await expect(computeComparison({ labels, models, metrics: [at(20), at(20)], resamples: 100 })).rejects.toThrow(
      'compare: expected each metric once, got precisionAtBudget (budget 20) twice; leave one out'
    );
  });

  test('draws fewer resamples of many rows where nobody says how many, and says so', async () => {
    const rows = 30_000;
    const labels = Uint8Array.from({ length: rows }, (_, i) => (i % 50 === 0 ? 1 : 0));
    const student = Array.from({ length: 20 }, () => ({ rows, columns: 1, values: new Float32Array(rows) }));
    const ten = Array.from({ length: 10 }, (_, k): Metric => ({
      ...firstLogit,
      description: { name: `m${k}` },
      prepare: () => () => 1
    }));
    const found = await computeComparison({ labels, models: { student }, metrics: ten });
    // 6 million scores a resample, 1 million above what 2000 are made of.
    expect(found.resamples).toBe(1666);
  });

  test('gives up where no draw holds what a metric needs', async () => {
    const never: Metric = { ...firstLogit, prepare: () => (counts) => (counts ? NaN : 1) };
    await expect(computeComparison({ models: { student: [[1], [0]] }, labels: [0, 1], metrics: [never] })).rejects.toThrow(
      'compare: expected draws of rows that have every class, got none in 1000; measure more rows of the rare class, or more groups'
    );
    const infinite: Metric = { ...firstLogit, prepare: () => () => Infinity };
    await expect(computeComparison({ models: { student: [[1], [0]] }, labels: [0, 1], metrics: [infinite] })).rejects.toThrow(
      'compare: expected first logit of student to be a finite number, got Infinity; leave that metric out'
    );
  });
});

describe('an interrupt', () => {
  const host = Symbol.for('stillroom.host');
  afterEach(() => delete (globalThis as { [host]?: object })[host]);

  test('ends the comparison between two draws', async () => {
    let left = 5;
    const throwIfInterrupted = () => {
      if (left-- === 0) throw new Error('interrupted');
    };
    (globalThis as { [host]?: object })[host] = { throwIfInterrupted };
    await expect(computeComparison({ ...simulated(), resamples: 500 })).rejects.toThrow('interrupted');
    expect(left).toBe(-1);
  });
});

describe('compare refuses', () => {
  const good: CompareOptions = {
    models: {
      student: [[1], [2]],
      baseline: [
        [[1], [3]],
        [[2], [1]]
      ]
    },
    labels: [0, 1]
  };
  test.each<[string, object, string]>([
    [
      'no models',
      { models: {} },
      'compare: expected models as an object, got an object; pass {teacher: logits, student: [logits of each seed]}'
    ],
    ['a list of models', { models: [[[1], [2]]] }, 'compare: expected models as an object'],
    [
      'other rows',
      { models: { ...good.models, teacher: [[1]] } },
      'compare: expected logits for the same rows and classes, got [2, 2] for student and [1, 2] for teacher; measure all models on the same rows'
    ],
    [
      'other classes',
      {
        models: {
          ...good.models,
          teacher: [
            [1, 2, 3],
            [1, 2, 3]
          ]
        }
      },
      'got [2, 2] for student and [2, 3] for teacher'
    ],
    [
      'NaN in a seed',
      {
        models: {
          student: [
            [[1], [2]],
            [[1], [NaN]]
          ]
        }
      },
      'compare: expected student (seed 1): logits to be finite numbers, got NaN in row 1'
    ],
    ['other labels', { labels: [0] }, 'compare: expected 2 labels for 2 rows of logits, got 1'],
    ['one class', { labels: [1, 1] }, 'averagePrecision: expected rows of both classes, got 2 rows of class 1 only'],
    [
      'a model that is none',
      { of: 'stduent' },
      'compare: expected a model among student, baseline, got "stduent"; name one with of and against'
    ],
    ['itself', { against: ['student'] }, 'compare: expected against to be a list of models other than student, each once'],
    ['no metrics', { metrics: [] }, 'compare: expected metrics to be a list of them, got []'],
    ['a metric by its name', { metrics: ['f1'] }, 'compare: expected metrics[0] to be one, got "f1"; give kd.metrics.accuracy()'],
    ['few resamples', { resamples: 20 }, 'compare: expected resamples to be a whole number at least 100'],
    ['a confidence too high for them', { resamples: 100, confidence: 0.99 }, 'at least 199'],
    ['a confidence of 1', { confidence: 1 }, 'compare: expected confidence to be a finite number above 0 and at most 0.999'],
    ['a seed of a half', { seed: 0.5 }, 'expected seed to be a whole number'],
    ['groups of other rows', { groups: [1] }, 'compare: expected groups to be 2 numbers, one per row'],
    ['one group', { groups: [7, 7] }, 'compare: expected at least two groups to draw from, got one'],
    [
      'no validation for a threshold',
      { metrics: [metrics.f1()] },
      'f1: expected validation rows to choose the threshold on, got none'
    ],
    [
      'validation of other seeds',
      { validation: { labels: [0, 1], models: { student: [[1], [2]], baseline: [[1], [2]] } } },
      'compare: expected validation logits of baseline for its 2 seeds, got 1; give the same models and seeds'
    ],
    ['a split that is no name', { split: 3 }, 'compare: expected split to be a name, got 3'],
    ['an unknown option', { labls: [0, 1] }, 'did you mean "labels"?']
  ])('%s', async (_, change, message) => {
    await expect(computeComparison({ ...good, ...change })).rejects.toThrow(message);
  });

  test('compare() without inputs', async () => {
    await expect(computeComparison(undefined as never)).rejects.toThrow('compare: expected models as an object, got undefined');
  });
});

test('kd.compare gives the comparison as a view that shows itself', async () => {
  const { labels, models } = simulated();
  const options = { labels, models, metrics: [metrics.rocAuc()], resamples: 100 };
  const view = await shown.compare(options);
  expect(view).toMatchObject(await computeComparison(options));
  expect(view.kind).toBe('comparison');
  const display = (view as unknown as { [key: symbol]: () => { 'text/plain': string } })[Symbol.for('Jupyter.display')];
  expect(display()['text/plain']).toContain('On 200 test rows over 3 seeds the ROC AUC of the student');
});

describe('compare corrects its verdicts for all differences (Holm)', () => {
  const two = (seed: number) => simulated({ seeds: 2, apart: [1, 1], seed });

  test('as statsmodels does from the p-values, with the intervals as they are', async () => {
    const options = [metrics.averagePrecision(), metrics.rocAuc(), metrics.brier()];
    const { labels, models } = simulated({ apart: [0.8, 0.75], seed: 4 });
    const others = { ...models, third: simulated({ apart: [0.6, 0.1], seed: 5 }).models.student };
    const { differences, confidence } = await computeComparison({ labels, models: others, metrics: options, resamples: 400 });
    expect(differences.map(({ adjusted }) => adjusted)).toEqual(correctByHolm(differences.map(({ p }) => p)));
    for (const { p, adjusted = NaN, low, high, verdict } of differences) {
      expect(p <= 1 - confidence + 1e-9).toBe(low > 0 || high < 0);
      expect(verdict !== 'not separable').toBe(adjusted <= 1 - confidence + 1e-9);
    }
  });

  test('so that of equal models hardly any is better or worse in one of six tests', async () => {
    let [wrong, alone] = [0, 0];
    for (let seed = 0; seed < 60; seed++) {
      const { labels, models } = two(seed);
      const third = two(seed + 1000).models.student;
      const { differences } = await computeComparison({
        ...{ labels, models: { ...models, third }, metrics: [metrics.rocAuc(), metrics.brier(), metrics.accuracy()] },
        resamples: 300
      });
      if (differences.some(({ verdict }) => verdict !== 'not separable')) wrong++;
      if (differences.some(({ low, high }) => low > 0 || high < 0)) alone++;
    }
    expect(wrong).toBeLessThanOrEqual(4);
    expect(alone).toBeGreaterThan(wrong);
  });

  test('and says so, once there are several', async () => {
    const { labels, models } = two(1);
    const several = await shown.compare({ labels, models, metrics: [metrics.rocAuc(), metrics.brier()], resamples: 200 });
    expect(several.says).toMatch(/ Verdicts are corrected for 2 tests \(Holm\); intervals and p are of one test each\.$/);
    const one = await shown.compare({ labels, models, metrics: [metrics.rocAuc()], resamples: 200 });
    expect(one.says).not.toContain('Holm');
    expect(one.differences[0].adjusted).toBeUndefined();
  });

  test('with draws enough for many differences, or a finding where they were given too few', async () => {
    const { labels, models } = two(2);
    const many = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`other ${i}`, models.baseline[0]]));
    const asked = { labels, models: { student: models.student[0], ...many }, metrics: [metrics.rocAuc()], resamples: 200 };
    const few = await computeComparison(asked);
    expect(comparisonFindings(few).find(({ check }) => check === 'fewResamples')).toMatchObject({
      level: 'warning',
      hint: 'give resamples: 479 or more, or compare by fewer metrics'
    });
    const enough = await computeComparison({ ...asked, resamples: 479 });
    expect(comparisonFindings(enough).map(({ check }) => check)).not.toContain('fewResamples');
  });
});
