import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { fc } from '../fc';
import { measureComparison } from '../../src/assess/compare/measureComparison';
import { confusionAt } from '../../src/metrics/threshold/confusionAt';
import type { Metric } from '../../src/metrics/inputs/Metric';
import * as metrics from '../../src/metrics';
import { recallAtFalsePositives } from '../../src/metrics/ranking/recallAtFalsePositives';
import { rocAuc } from '../../src/metrics/ranking/rocAuc';
import { rocCurve } from '../../src/metrics/curves/rocCurve';
import { sensitivityAtSpecificity } from '../../src/metrics/threshold/sensitivityAtSpecificity';
import { specificityAtSensitivity } from '../../src/metrics/threshold/specificityAtSensitivity';
import { thresholdAtSensitivity } from '../../src/metrics/threshold/thresholdAtSensitivity';
import { thresholdAtSpecificity } from '../../src/metrics/threshold/thresholdAtSpecificity';
import { operatingPoints } from '../../src/assess/operatingPoints/operatingPoints';

type Told = number | 'Infinity' | '-Infinity';

interface ClinicCase {
  name: string;
  z: number[];
  labels: number[];
  counts: number[];
  cases: number[];
  roc: { fpr: number[]; tpr: number[]; thresholds: Told[] };
  atSpecificity: [wanted: number, sensitivity: number, threshold: Told, repeated: number][];
  atSensitivity: [wanted: number, specificity: number, threshold: Told, repeated: number][];
  operatingPoints: { [name: string]: Told }[];
}

/** Made by test/reference/clinicMetrics.py. */
const { cases } = JSON.parse(readFileSync(join(__dirname, '../reference/clinicMetrics.json'), 'utf8')) as { cases: ClinicCase[] };
const named = cases.map((one) => [one.name, one] as const);

const oneUnit = (z: readonly number[]) => z.map((one) => [one]);

const expectClose = (value: number, expected: Told, tolerance = 1e-12) => {
  if (typeof expected === 'string') expect(String(value)).toBe(expected);
  else expect(Math.abs(value - expected), `${value}, expected ${expected}`).toBeLessThanOrEqual(tolerance);
};

describe('a clinic reads the ROC curve', () => {
  test.each(named)('rocCurve(%s) equals that of scikit-learn', (_, { z, labels, roc }) => {
    const curve = rocCurve({ logits: oneUnit(z), labels });
    expect(curve.threshold).toHaveLength(roc.fpr.length);
    roc.fpr.forEach((one, i) => expectClose(curve.falsePositiveRate[i], one));
    roc.tpr.forEach((one, i) => expectClose(curve.sensitivity[i], one));
    roc.thresholds.forEach((one, i) => expectClose(curve.threshold[i], one));
  });

  test.each(named)('sensitivityAtSpecificity and its threshold are those of %s found by trying all cuts', (_, one) => {
    const [logits, { labels }] = [oneUnit(one.z), one];
    for (const [specificity, sensitivity, threshold, repeated] of one.atSpecificity) {
      expectClose(sensitivityAtSpecificity({ logits, labels, specificity }), sensitivity);
      expectClose(thresholdAtSpecificity({ logits, labels, specificity }), threshold);
      const ask = metrics.sensitivityAtSpecificity({ specificity }).prepare({ logits, labels });
      expectClose(ask(), sensitivity);
      expectClose(ask(one.counts), repeated);
      const at = confusionAt({ logits, labels, threshold: Number(threshold) });
      expectClose(at.sensitivity, sensitivity);
      expect(at.specificity).toBeGreaterThanOrEqual(specificity);
    }
  });

  test.each(named)('specificityAtSensitivity and its threshold are those of %s found by trying all cuts', (_, one) => {
    const [logits, { labels }] = [oneUnit(one.z), one];
    for (const [sensitivity, specificity, threshold, repeated] of one.atSensitivity) {
      expectClose(specificityAtSensitivity({ logits, labels, sensitivity }), specificity);
      expectClose(thresholdAtSensitivity({ logits, labels, sensitivity }), threshold);
      const ask = metrics.specificityAtSensitivity({ sensitivity }).prepare({ logits, labels });
      expectClose(ask(), specificity);
      expectClose(ask(one.counts), repeated);
      const at = confusionAt({ logits, labels, threshold: Number(threshold) });
      expectClose(at.specificity, specificity);
      expect(at.sensitivity).toBeGreaterThanOrEqual(sensitivity);
    }
  });

  test.each(named)('operatingPoints(%s) are those found by trying all cuts, with the Wilson interval of SciPy', (_, one) => {
    const expected = one.operatingPoints;
    const falsePositiveRates = expected.map(({ allowed }) => allowed as number);
    const got = operatingPoints({ logits: oneUnit(one.z), labels: one.labels, cases: one.cases, falsePositiveRates });
    expect(got.cases).toBe(new Set(one.cases).size);
    got.points.forEach((point, i) => {
      for (const [name, value] of Object.entries(expected[i])) expectClose(point[name as keyof typeof point], value, 1e-9);
    });
    expectClose(got.meanSensitivity, got.points.reduce((sum, { sensitivity }) => sum + sensitivity, 0) / got.points.length);
  });
});

/** Scores on a coarse grid, so that many are equal, with rows of both classes. */
const rows = fc
  .array(fc.record({ z: fc.integer({ min: -5, max: 5 }), label: fc.nat(1) }), { minLength: 2, maxLength: 40 })
  .map(([first, second, ...others]) => [{ ...first, label: 0 }, { ...second, label: 1 }, ...others])
  .map((list) => ({ logits: list.map(({ z }) => [z / 2]), labels: list.map(({ label }) => label) }));

describe('properties', () => {
  test('sensitivityAtSpecificity falls as the specificity rises, and is the recall at what is left of false positives', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 }), (inputs, a, b) => {
        const [low, high] = [Math.min(a, b) / 20, Math.max(a, b) / 20];
        const at = (specificity: number) => sensitivityAtSpecificity({ ...inputs, specificity });
        expect(at(low)).toBeGreaterThanOrEqual(at(high));
        // 1 - 0.9 is less than 0.1.
        expect(at(low)).toBe(recallAtFalsePositives({ ...inputs, rate: Math.min(1, 1 - low + 1e-12) }));
        expect(at(0)).toBe(1);
      }),
      { numRuns: 200 }
    );
  });

  test('the two are each other with the classes turned round', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 20 }), ({ logits, labels }, k) => {
        const turned = { logits: logits.map(([z]) => [-z]), labels: labels.map((label) => 1 - label) };
        expect(specificityAtSensitivity({ logits, labels, sensitivity: k / 20 })).toBe(
          sensitivityAtSpecificity({ ...turned, specificity: k / 20 })
        );
      }),
      { numRuns: 200 }
    );
  });

  test('the area below rocCurve, by trapezoids, is rocAuc', () => {
    fc.assert(
      fc.property(rows, (inputs) => {
        const { falsePositiveRate: x, sensitivity: y } = rocCurve(inputs);
        const area = x.reduce((sum, at, i) => (i ? sum + ((at - x[i - 1]) * (y[i] + y[i - 1])) / 2 : 0), 0);
        expectClose(area, rocAuc(inputs));
      }),
      { numRuns: 100 }
    );
  });

  test('operatingPoints without cases are points of the ROC curve: each row is a case', () => {
    fc.assert(
      fc.property(rows, (inputs) => {
        const { points, cases } = operatingPoints({ ...inputs, falsePositiveRates: [0, 0.2, 1] });
        expect(cases).toBe(inputs.labels.length);
        for (const { threshold, sensitivity, low, high, specificity, falsePositivesPerCase, allowed } of points) {
          const at = confusionAt({ ...inputs, threshold });
          expect(at.sensitivity).toBe(sensitivity);
          expectClose(at.specificity, specificity);
          expect(falsePositivesPerCase).toBeLessThanOrEqual(allowed);
          expect(low <= sensitivity && sensitivity <= high).toBe(true);
        }
        expect(points[2].sensitivity).toBe(1);
      }),
      { numRuns: 100 }
    );
  });
});

describe('with the threshold of validation rows', () => {
  const validation = { logits: oneUnit([3, 2, 1, 0]), labels: [1, 0, 1, 0] };
  const [logits, labels] = [oneUnit([4, 2.2, 2.6, 1.5, -1]), [1, 1, 0, 0, 0]];
  const ask = (metric: Metric, counts?: number[]) => metric.prepare({ logits, labels, validation })(counts);
  const fixed = { chosenOn: 'validation' } as const;

  test('the sensitivity is measured at it, and the specificity that it attains beside it', () => {
    expect(thresholdAtSpecificity({ ...validation, specificity: 0.9 })).toBe(2.5);
    expect(ask(metrics.sensitivityAtSpecificity(fixed))).toBe(0.5);
    expectClose(ask(metrics.attainedSpecificity()), 2 / 3);
    expect(thresholdAtSensitivity({ ...validation, sensitivity: 0.9 })).toBe(0.5);
    expectClose(ask(metrics.specificityAtSensitivity(fixed)), 1 / 3);
    expect(ask(metrics.attainedSensitivity())).toBe(1);
  });

  test('rows count as often as they are there, and a class that is not there is NaN', () => {
    expectClose(ask(metrics.sensitivityAtSpecificity(fixed), [2, 1, 0, 0, 0]), 2 / 3);
    expect(ask(metrics.attainedSpecificity(), [1, 1, 0, 0, 0])).toBeNaN();
    expectClose(ask(metrics.attainedSpecificity(), [0, 0, 1, 1, 2]), 3 / 4);
    expect(ask(metrics.attainedSensitivity(), [0, 0, 1, 1, 1])).toBeNaN();
  });

  test('the measured rows have no say in it: each is judged alone', () => {
    const shifted = logits.map(([z]) => [z - 10]);
    const metric = metrics.sensitivityAtSpecificity(fixed);
    expect(metric.prepare({ logits: shifted, labels, validation })()).toBe(0);
    expect(metrics.sensitivityAtSpecificity().prepare({ logits: shifted, labels })()).toBe(
      metrics.sensitivityAtSpecificity().prepare({ logits, labels })()
    );
  });

  test('compare takes them, with validation logits of each model', async () => {
    const models = { student: logits, teacher: logits.map(([z]) => [z + 1]) };
    const comparison = await measureComparison({
      models,
      labels,
      validation: { labels: validation.labels, models: { student: validation.logits, teacher: validation.logits } },
      metrics: metrics.clinic(fixed),
      resamples: 100
    });
    expect(comparison.metrics.map(({ title }) => title)).toEqual([
      'ROC AUC',
      'sensitivity at the validation threshold of 90 % specificity',
      'specificity attained by the validation threshold of 90 % specificity',
      'specificity at the validation threshold of 90 % sensitivity',
      'sensitivity attained by the validation threshold of 90 % sensitivity',
      'average precision',
      'Brier score',
      'calibration error of class 1',
      'accuracy (always class 0: 60.0 %)'
    ]);
    expect(comparison.models[0].estimates[1].mean).toBe(0.5);
    expect(comparison.models[1].estimates[1].mean).toBe(1);
  });
});

test('metrics.clinic(options): ROC AUC first, and accuracy never without the majority rate of the rows it was measured on', async () => {
  const list = metrics.clinic({ specificity: 0.95, sensitivity: 0.8, classes: ['benign', 'malignant'] });
  const labels = [1, 0, 0, 0, 0];
  const models = { student: oneUnit([1, -1, -2, 0.5, -3]), teacher: oneUnit([2, -1, -2, -3, 1]) };
  const { metrics: told } = await measureComparison({ models, labels, metrics: list, resamples: 100 });
  expect(told.map(({ title }) => title)).toEqual([
    'ROC AUC',
    'sensitivity at 95 % specificity',
    'specificity at 80 % sensitivity',
    'average precision',
    'Brier score',
    'calibration error of class 1',
    'accuracy (always "benign": 80.0 %)'
  ]);
  expect(told.at(-1)?.name).toBe('accuracy');
  expect(metrics.accuracy().beside).toBeUndefined();
});

test('confusionAt counts rows at the threshold as class 1, and a share of no rows is NaN', () => {
  const at = confusionAt({ logits: oneUnit([2, 1, 0, -1]), labels: [1, 0, 1, 0], threshold: 1 });
  expect(at).toEqual({
    truePositive: 1,
    falsePositive: 1,
    falseNegative: 1,
    trueNegative: 1,
    sensitivity: 0.5,
    specificity: 0.5,
    positivePredictiveValue: 0.5,
    negativePredictiveValue: 0.5
  });
  expect(confusionAt({ logits: [[1]], labels: [1], threshold: Infinity })).toMatchObject({
    sensitivity: 0,
    specificity: NaN,
    positivePredictiveValue: NaN,
    negativePredictiveValue: 0
  });
});

test('operatingPoints shows itself as a table and as lines of text', () => {
  const points = operatingPoints({ logits: oneUnit([3, 2, 1, 0]), labels: [1, 0, 1, 0], cases: ['a', 'a', 'b', 'b'] });
  const show = (points as unknown as { [key: symbol]: () => { [mime: string]: string } })[Symbol.for('Jupyter.display')];
  const bundle = show.call(points);
  expect(Object.keys(JSON.parse(JSON.stringify(points)) as object)).not.toContain('display');
  expect(bundle['text/html']).toContain('<th scope="row">1/8</th>');
  expect(bundle['text/plain']).toContain('1/2; There are: 0.5; Sensitivity: 100.00 %');
  expect(bundle['text/plain']).not.toMatch(/NaN|undefined/);
});

test('one unit, two units, a matrix and a tensor give the same; the tensor stays with its owner', () => {
  const [z, labels] = [
    [1.5, -2, 0.25, 3],
    [1, 0, 0, 1]
  ];
  const two = z.map((one) => [1, one + 1]);
  const tensor = tf.tensor2d(two);
  const before = tf.memory().numTensors;
  const all = [oneUnit(z), two, tensor, { rows: 4, columns: 1, values: Float32Array.from(z) }].map((logits) => [
    sensitivityAtSpecificity({ logits, labels }),
    specificityAtSensitivity({ logits, labels }),
    thresholdAtSpecificity({ logits, labels }),
    thresholdAtSensitivity({ logits, labels }),
    Array.from(rocCurve({ logits, labels }).threshold),
    confusionAt({ logits, labels }),
    operatingPoints({ logits, labels }).points,
    ...metrics
      .clinic({ chosenOn: 'validation' })
      .map((metric) => metric.prepare({ logits, labels, validation: { logits, labels } })())
  ]);
  for (const one of all) expect(one).toEqual(all[0]);
  expect(tf.memory().numTensors).toBe(before);
  expect(tensor.isDisposed).toBe(false);
  tensor.dispose();
});

describe('the metrics of a clinic refuse', () => {
  const good = { logits: [[1], [2]], labels: [0, 1] };
  const oneClass = { logits: [[1], [2]], labels: [1, 1] };
  test.each<[string, () => unknown, string]>([
    [
      'a specificity above 1',
      () => sensitivityAtSpecificity({ ...good, specificity: 90 }),
      'sensitivityAtSpecificity: expected specificity to be a finite number at least 0 and at most 1, got 90'
    ],
    ['a sensitivity NaN', () => specificityAtSensitivity({ ...good, sensitivity: NaN }), 'expected sensitivity to be a finite'],
    ['one class', () => sensitivityAtSpecificity(oneClass), 'sensitivityAtSpecificity: expected rows of both classes'],
    [
      'one class, for a threshold',
      () => thresholdAtSensitivity(oneClass),
      'expected rows of both classes, got 2 rows of class 1 only'
    ],
    ['one class, for a curve', () => rocCurve(oneClass), 'rocCurve: expected rows of both classes'],
    ['one class, in a metric', () => metrics.specificityAtSensitivity().prepare(oneClass), 'expected rows of both classes'],
    ['three classes', () => rocCurve({ logits: [[1, 2, 3]], labels: [2] }), 'rocCurve: expected logits for two classes'],
    ['no rows', () => thresholdAtSpecificity({ logits: [], labels: [] }), 'expected the logits of at least one row'],
    [
      'NaN',
      () => operatingPoints({ ...good, logits: [[NaN], [1]] }),
      'operatingPoints: expected the logits to be finite numbers'
    ],
    ['a misspelt option', () => sensitivityAtSpecificity({ ...good, specifity: 1 } as never), 'did you mean "specificity"?'],
    [
      'nothing',
      () => operatingPoints(undefined as never),
      'operatingPoints: expected the logits of shape [rows, classes], got undefined'
    ],
    [
      'rates that are none',
      () => operatingPoints({ ...good, falsePositiveRates: [-1] }),
      'falsePositiveRates[0] to be a finite number'
    ],
    [
      'no rates',
      () => operatingPoints({ ...good, falsePositiveRates: [] }),
      'expected falsePositiveRates to be a list of numbers'
    ],
    [
      'cases of other rows',
      () => operatingPoints({ ...good, cases: ['a'] }),
      'expected cases to be 2 names or numbers, one per row'
    ],
    [
      'no validation',
      () => metrics.sensitivityAtSpecificity({ chosenOn: 'validation' }).prepare(good),
      'sensitivityAtSpecificity: expected validation rows to choose the threshold on, got none'
    ],
    [
      'validation of one class',
      () => metrics.attainedSpecificity().prepare({ ...good, validation: oneClass }),
      'attainedSpecificity: validation: expected rows of both classes'
    ],
    [
      'another word',
      () => metrics.clinic({ chosenOn: 'test' as never }),
      'metrics.sensitivityAtSpecificity: expected chosenOn to be "measured" or "validation", got "test"'
    ],
    ['names that are none', () => metrics.clinic({ classes: [1] as never }), 'expected classes to be a list of names, got [1]'],
    ['a misspelt option of clinic', () => metrics.clinic({ specificty: 1 } as never), 'did you mean "specificity"?']
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});
