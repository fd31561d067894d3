import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { fc } from '../seededFastCheck';
import { accuracy } from '../../src/metrics/classification/accuracy';
import { averagePrecision } from '../../src/metrics/ranking/averagePrecision';
import { bestThreshold } from '../../src/metrics/threshold/bestThreshold';
import { brier } from '../../src/metrics/calibration/brier';
import { expectedCalibrationError } from '../../src/metrics/calibration/expectedCalibrationError';
import { expectedCost } from '../../src/metrics/cost/expectedCost';
import { f1At } from '../../src/metrics/threshold/f1At';
import { leastCostThreshold } from '../../src/metrics/cost/leastCostThreshold';
import type { Metric } from '../../src/metrics/inputs/Metric';
import * as metrics from '../../src/metrics';
import { negativeLogLikelihood } from '../../src/metrics/classification/negativeLogLikelihood';
import { precisionAtBudget } from '../../src/metrics/ranking/precisionAtBudget';
import { precisionRecallF1 } from '../../src/metrics/threshold/precisionRecallF1';
import { recallAtFalsePositives } from '../../src/metrics/ranking/recallAtFalsePositives';
import { rocAuc } from '../../src/metrics/ranking/rocAuc';
import { cases, expectClose, oneUnit } from './binaryMetricCases';

describe('binary metrics equal those of scikit-learn', () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const { labels, threshold, amounts } = one;
    const logits = oneUnit(one.z);
    const of = (metric: Metric, weights?: number[]) => metric.prepare({ logits, labels })(weights);
    expectClose(averagePrecision({ logits, labels }), one.averagePrecision);
    expectClose(of(metrics.averagePrecision(), one.weights), one.averagePrecisionWeighted);
    expectClose(rocAuc({ logits, labels }), one.rocAuc);
    expectClose(of(metrics.rocAuc(), one.weights), one.rocAucWeighted);
    expectClose(brier({ logits, labels }), one.brier);
    expectClose(of(metrics.brier(), one.weights), one.brierWeighted);
    const { precision, recall, f1 } = precisionRecallF1({ logits, labels, threshold });
    expectClose(precision, one.precision);
    expectClose(recall, one.recall);
    expectClose(f1, one.f1);
    expectClose(f1At({ logits, labels, threshold }), one.f1);
    const costs = { truePositive: 2, falsePositive: 3, falseNegative: 50, trueNegative: 0.5 };
    expectClose(expectedCost({ logits, labels, threshold, costs }), one.cost, 1e-9);
    const byRow = { truePositive: 2, falsePositive: 3, falseNegative: amounts };
    expectClose(expectedCost({ logits, labels, threshold, costs: byRow }), one.costByRow, 1e-9);
    expectClose(1000 * of(metrics.cost({ costs: byRow, threshold })), 1000 * (one.costByRow as number), 1e-6);
    const ofClass1 = { bins: 15, of: 'class 1' } as const;
    expectClose(expectedCalibrationError({ logits, labels, ...ofClass1 }), one.ece, 1e-9);
    expectClose(of(metrics.calibrationError(ofClass1)), one.ece, 1e-9);
    const equalCount = { bins: 10, of: 'class 1', equal: 'count' } as const;
    expectClose(expectedCalibrationError({ logits, labels, ...equalCount }), one.eceEqualCount, 1e-9);
    expectClose(of(metrics.calibrationError(equalCount)), one.eceEqualCount, 1e-9);
    for (const [rate, expected] of one.recallAt) expectClose(recallAtFalsePositives({ logits, labels, rate }), expected);
    for (const [budget, expected, error] of one.precisionAt)
      expectClose(precisionAtBudget({ logits, labels, budget }), expected, 1e-12 + 4 * error);
  });
});

/** Scores on a coarse grid, so that many are equal, with labels of both classes and how often each row is there. */
const rows = fc
  .array(fc.record({ z: fc.integer({ min: -4, max: 4 }), label: fc.nat(1), count: fc.nat(3), amount: fc.nat(200) }), {
    minLength: 2,
    maxLength: 40
  })
  .map(([first, second, ...others]) => [{ ...first, label: 0, count: 1 }, { ...second, label: 1, count: 2 }, ...others]);

type Row = { z: number; label: number; count: number; amount: number };
const inputsOf = (list: Row[]) => ({ logits: list.map(({ z }) => [z / 2]), labels: list.map(({ label }) => label) });
const costsOf = (list: Row[]) => ({ truePositive: 1, falsePositive: 2, falseNegative: list.map(({ amount }) => amount) });

const pairs: [name: string, metric: (list: Row[]) => Metric, plain: (list: Row[]) => number][] = [
  ['averagePrecision', () => metrics.averagePrecision(), (list) => averagePrecision(inputsOf(list))],
  ['rocAuc', () => metrics.rocAuc(), (list) => rocAuc(inputsOf(list))],
  [
    'precisionAtBudget of a share',
    () => metrics.precisionAtBudget({ budget: 0.3 }),
    (list) => precisionAtBudget({ ...inputsOf(list), budget: 0.3 })
  ],
  [
    'precisionAtBudget of a number',
    () => metrics.precisionAtBudget({ budget: 2 }),
    (list) => precisionAtBudget({ ...inputsOf(list), budget: 2 })
  ],
  [
    'recallAtFalsePositives',
    () => metrics.recallAtFalsePositives({ rate: 0.2 }),
    (list) => recallAtFalsePositives({ ...inputsOf(list), rate: 0.2 })
  ],
  ['brier', () => metrics.brier(), (list) => brier(inputsOf(list))],
  ['f1', () => metrics.f1(), (list) => f1At({ ...inputsOf(list), threshold: 0.75 })],
  [
    'cost',
    (list) => metrics.cost({ costs: costsOf(list), threshold: 0.25, per: 1000 }),
    (list) => expectedCost({ ...inputsOf(list), costs: costsOf(list), threshold: 0.25, per: 1000 })
  ],
  ['accuracy', () => metrics.accuracy(), (list) => accuracy(inputsOf(list))],
  ['negativeLogLikelihood', () => metrics.negativeLogLikelihood(), (list) => negativeLogLikelihood(inputsOf(list))],
  ['calibrationError', () => metrics.calibrationError(), (list) => expectedCalibrationError(inputsOf(list))]
];
const validation = { logits: [[0.5], [1]], labels: [0, 1] };

describe('a metric that counts rows', () => {
  test.each(pairs)(
    '%s equals the plain function: each row once, and of rows that are there several times',
    (_, metric, plain) => {
      fc.assert(
        fc.property(rows, (list) => {
          const ask = metric(list).prepare({ ...inputsOf(list), validation });
          const each = plain(list);
          expectClose(ask(), each, 1e-12 * Math.max(1, each));
          expectClose(ask(list.map(() => 1)), each, 1e-12 * Math.max(1, each));
          const repeated = list.flatMap((row) => Array.from({ length: row.count }, () => row));
          const expected = plain(repeated);
          expectClose(ask(Int32Array.from(list, ({ count }) => count)), expected, 1e-11 * Math.max(1, expected));
        }),
        { numRuns: 100 }
      );
    }
  );

  test.each(pairs.slice(0, 7).filter(([name]) => !/Budget|brier/.test(name)))(
    '%s is NaN where no row of class 1 counts',
    (_, metric) => {
      const list = [0, 1, 0, 1].map((label, z) => ({ z, label, count: 1, amount: 1 }));
      const ask = metric(list).prepare({ ...inputsOf(list), validation });
      expect(ask([1, 0, 2, 0])).toBeNaN();
      expect(ask([1, 1, 2, 0])).not.toBeNaN();
    }
  );
});

test('accuracy, negativeLogLikelihood and calibrationError count rows of many classes', () => {
  const logits = [
    [2, 1, 0],
    [0, 3, 1],
    [1, 0, 1.5]
  ];
  const labels = [0, 2, 2];
  const [repeated, again] = [
    [logits[0], logits[0], logits[2]],
    [0, 0, 2]
  ];
  const ask = (metric: Metric) => metric.prepare({ logits, labels })([2, 0, 1]);
  expectClose(ask(metrics.accuracy()), accuracy({ logits: repeated, labels: again }));
  expectClose(ask(metrics.negativeLogLikelihood()), negativeLogLikelihood({ logits: repeated, labels: again }));
  expectClose(ask(metrics.calibrationError({ bins: 4 })), expectedCalibrationError({ logits: repeated, labels: again, bins: 4 }));
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
    averagePrecision({ logits, labels }),
    rocAuc({ logits, labels }),
    brier({ logits, labels }),
    f1At({ logits, labels }),
    bestThreshold({ logits, labels }),
    leastCostThreshold({ logits, labels, costs: { falsePositive: 1, falseNegative: 9 } }),
    expectedCalibrationError({ logits, labels, of: 'class 1' }),
    ...metrics
      .bank({ costs: { falsePositive: 1, falseNegative: 9 } })
      .map((metric) => metric.prepare({ logits, labels, validation: { logits, labels } })())
  ]);
  for (const one of all) expect(one).toEqual(all[0]);
  expect(tf.memory().numTensors).toBe(before);
  expect(tensor.isDisposed).toBe(false);
  tensor.dispose();
});

test('the score is the order: a rising function of it changes no rank metric', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const [inputs, cubed] = [inputsOf(list), inputsOf(list).logits.map(([z]) => [z ** 3])];
      for (const metric of [averagePrecision, rocAuc, recallAtFalsePositives])
        expect(metric({ ...inputs, logits: cubed })).toBe(metric(inputs));
      const turned = inputs.logits.map(([z]) => [-z]);
      expectClose(rocAuc({ ...inputs, logits: turned }), 1 - rocAuc(inputs));
    }),
    { numRuns: 50 }
  );
});

test('a metric describes itself', () => {
  expect(
    metrics
      .bank({ costs: { falsePositive: 5, falseNegative: [1, 2] }, budget: 100 })
      .map(({ title, better, format, description }) => [title, better, format, description])
  ).toEqual([
    ['average precision', 'higher', 'number', { name: 'averagePrecision' }],
    ['ROC AUC', 'higher', 'number', { name: 'rocAuc' }],
    ['F1', 'higher', 'number', { name: 'f1' }],
    ['precision of the top 100', 'higher', 'share', { name: 'precisionAtBudget', budget: 100 }],
    ['recall at 1 % false positives', 'higher', 'share', { name: 'recallAtFalsePositives', rate: 0.01 }],
    ['Brier score', 'lower', 'number', { name: 'brier' }],
    ['calibration error of class 1', 'lower', 'number', { name: 'calibrationError', bins: 15, of: 'class 1', equal: 'count' }],
    [
      'cost per 1,000 rows',
      'lower',
      'money',
      {
        name: 'cost',
        per: 1000,
        costs: { name: 'costs', truePositive: 0, falsePositive: 5, falseNegative: 'by row', trueNegative: 0 }
      }
    ]
  ]);
  expect(metrics.precisionAtBudget({ budget: 0.07 }).title).toBe('precision of the top 7 %');
});

describe('binary metrics refuse', () => {
  const good = { logits: [[1], [2]], labels: [0, 1] };
  const threeClasses = { logits: [[1, 2, 3]], labels: [2] };
  const oneClass = { logits: [[1], [2]], labels: [1, 1] };
  const costs = { falsePositive: 1, falseNegative: 2 };
  test.each<[string, () => unknown, string]>([
    [
      'three classes',
      () => averagePrecision(threeClasses),
      'averagePrecision: expected logits for two classes, in one column or two, got 3 columns; measure more classes with accuracy'
    ],
    ['three classes, in a metric', () => metrics.brier().prepare(threeClasses), 'brier: expected logits for two classes'],
    [
      'one class',
      () => rocAuc(oneClass),
      'rocAuc: expected rows of both classes, got 2 rows of class 1 only; measure on rows that have both'
    ],
    [
      'one class, in a metric',
      () => metrics.averagePrecision().prepare(oneClass),
      'averagePrecision: expected rows of both classes'
    ],
    ['one class to choose a threshold on', () => bestThreshold({ ...good, labels: [0, 0] }), 'got 2 rows of class 0 only'],
    ['NaN', () => brier({ ...good, logits: [[NaN], [1]] }), 'brier: expected the logits to be finite numbers, got NaN in row 0'],
    [
      'a label that is none',
      () => rocAuc({ ...good, labels: [0, 2] }),
      'expected the label of row 1 to be a class number from 0 to 1'
    ],
    ['other counts', () => f1At({ ...good, labels: [0] }), 'f1At: expected 2 labels for 2 rows of logits, got 1'],
    ['a misspelt option', () => f1At({ ...good, treshold: 1 } as never), 'did you mean "threshold"?'],
    ['a threshold NaN', () => f1At({ ...good, threshold: NaN }), 'f1At: expected threshold to be a number of logits, got NaN'],
    ['no metric', () => bestThreshold({ ...good, metric: 'f1' as never }), 'expected metric to be a function of the four counts'],
    ['a budget of nothing', () => precisionAtBudget({ ...good, budget: 0 }), 'expected budget to be a finite number above 0'],
    ['a budget above the rows', () => precisionAtBudget({ ...good, budget: 3 }), 'above 0 and at most 2'],
    ['half a row', () => metrics.precisionAtBudget({ budget: 1.5 }), 'expected budget to be a whole number'],
    ['no budget', () => metrics.precisionAtBudget(undefined as never), 'expected budget to be a finite number'],
    ['a rate above 1', () => metrics.recallAtFalsePositives({ rate: 1.5 }), 'at least 0 and at most 1'],
    [
      'no validation',
      () => metrics.f1().prepare(good),
      'f1: expected validation rows to choose the threshold on, got none; give validation: {logits, labels}'
    ],
    ['no costs', () => metrics.cost({} as never), 'metrics.cost: expected costs as an object, got undefined'],
    [
      'a cost that is none',
      () => metrics.cost({ costs: { falsePositive: NaN, falseNegative: 1 } }),
      'the cost falsePositive to be a'
    ],
    [
      'a cost missing',
      () => metrics.cost({ costs: { falsePositive: 1 } as never }),
      'the cost falseNegative to be a finite number'
    ],
    ['an unknown cost', () => metrics.cost({ costs: { ...costs, truPositive: 1 } as never }), 'did you mean "truePositive"?'],
    [
      'amounts of other rows',
      () => expectedCost({ ...good, costs: { ...costs, falseNegative: [1] } }),
      'expectedCost: expected 2 amounts of falseNegative for 2 rows, got 1; give one for each row'
    ],
    [
      'amounts of the measured rows for a threshold of others',
      () =>
        metrics
          .cost({ costs: { ...costs, falseNegative: [1, 2] } })
          .prepare({ ...good, validation: { logits: [[1], [2], [3]], labels: [0, 1, 0] } }),
      'expected the amounts of the 3 validation rows to choose the threshold by, got those of the measured rows alone; give validationCosts or a threshold'
    ],
    [
      'amounts of other validation rows',
      () =>
        metrics
          .cost({ costs, validationCosts: { ...costs, falseNegative: [1, 2, 3] } })
          .prepare({ ...good, validation: { logits: [[1], [2]], labels: [0, 1] } }),
      'cost: validationCosts: expected 2 amounts of falseNegative for 2 rows, got 3'
    ],
    ['no costs for a threshold', () => leastCostThreshold(good as never), 'leastCostThreshold: expected costs as an object'],
    [
      'amounts of other rows for a threshold',
      () => leastCostThreshold({ ...good, costs: { ...costs, falseNegative: [1] } }),
      'leastCostThreshold: expected 2 amounts of falseNegative for 2 rows, got 1'
    ],
    [
      'class 1 of three',
      () => expectedCalibrationError({ ...threeClasses, of: 'class 1' }),
      'expectedCalibrationError: expected logits of two classes for the probability of class 1, got 3 columns'
    ],
    [
      'another probability',
      () => metrics.calibrationError({ of: 'class 2' as never }),
      'metrics.calibrationError: expected of to be "largest" or "class 1", got "class 2"'
    ],
    [
      'other bins',
      () => expectedCalibrationError({ ...good, equal: 'area' as never }),
      'expected equal to be "width" or "count", got "area"'
    ],
    ['bins of nothing', () => metrics.calibrationError({ bins: 0 }), 'expected bins to be a whole number at least 1']
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});
