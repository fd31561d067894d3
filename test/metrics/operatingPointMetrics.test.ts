import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { computeComparison } from '../../src/assess/compare/computeComparison';
import { confusionAt } from '../../src/metrics/threshold/confusionAt';
import type { Metric } from '../../src/metrics/inputs/Metric';
import * as metrics from '../../src/metrics';
import { rocCurve } from '../../src/metrics/curves/rocCurve';
import { sensitivityAtSpecificity } from '../../src/metrics/threshold/sensitivityAtSpecificity';
import { specificityAtSensitivity } from '../../src/metrics/threshold/specificityAtSensitivity';
import { thresholdAtSensitivity } from '../../src/metrics/threshold/thresholdAtSensitivity';
import { thresholdAtSpecificity } from '../../src/metrics/threshold/thresholdAtSpecificity';
import { operatingPoints } from '../../src/assess/operatingPoints/operatingPoints';
import { expectClose, oneUnit } from './operatingPointCases';

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
    const comparison = await computeComparison({
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
