import { expect, test } from 'vitest';
import * as kd from '../../../src/index';
import reference from '../../reference/metrics/meanAveragePrecision.json';

test.each(reference.cases)(
  'meanAveragePrecision equals scikit-learn, also for rows that count several times (background $background)',
  ({ logits, labels, counts, background, value, resampled }) => {
    const before = kd.tf.memory().numTensors;
    const ask = kd.metrics.meanAveragePrecision(background === null ? {} : { background }).prepare({ logits, labels });
    expect(ask()).toBeCloseTo(value, 12);
    expect(ask(counts)).toBeCloseTo(resampled, 12);
    expect(kd.tf.memory().numTensors).toBe(before);
  }
);

test('meanAveragePrecision of a class without rows in a resample is left out, and rows of one class alone are refused', () => {
  const metric = kd.metrics.meanAveragePrecision();
  const logits = [
    [2, 0],
    [0, 2]
  ];
  expect(metric.prepare({ logits, labels: [0, 1] })([1, 1])).toBe(1);
  expect(metric.prepare({ logits, labels: [0, 1] })([2, 0])).toBe(1);
  expect(() => metric.prepare({ logits, labels: [1, 1] })).toThrow(
    'meanAveragePrecision: expected rows of a class that counts beside rows of others, got 2 rows of one'
  );
  expect(() => kd.metrics.meanAveragePrecision({ background: -1 })).toThrow(
    'meanAveragePrecision: expected background to be a whole number at least 0'
  );
});
