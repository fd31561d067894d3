import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { compare } from '../../../src/assess/compare/compare';
import * as metrics from '../../../src/metrics';
import { filteredRanks } from '../../../src/metrics/links/filteredRanks';
import { scoreLogits } from '../../../src/metrics/scoreLogits';

// Rows 0 and 1 ask the same: labels 2 and 0 are right.
const known = {
  own: Int32Array.from([2, 0, 1]),
  list: Int32Array.from([0, 0, 1]),
  begins: Int32Array.from([0, 2, 3]),
  labels: Int32Array.from([0, 2, 1])
};
const logits = [
  [5, 4, 3, 3],
  [5, 4, 3, 3],
  [1, 1, 1, 1]
];
const labels = [2, 0, 1];

describe('filteredRanks({logits, labels, known})', () => {
  test('leaves out other right labels, and gives equal scores the mean of their places', () => {
    const before = tf.memory().numTensors;
    expect(Array.from(filteredRanks({ logits, labels }))).toEqual([3.5, 1, 2.5]);
    expect(Array.from(filteredRanks({ logits, labels, known }))).toEqual([2.5, 1, 2.5]);
    const tensor = tf.tensor2d(logits);
    expect(Array.from(filteredRanks({ logits: tensor, labels, known }))).toEqual([2.5, 1, 2.5]);
    tensor.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('refuses known labels of other rows, and what is none', () => {
    expect(() => filteredRanks({ logits, labels: [2, 0, 3], known })).toThrow('row 2 has label 3, not 1');
    expect(() => filteredRanks({ logits, labels, known: {} as never })).toThrow(
      'expected the known labels of each row, got an object'
    );
    expect(() => filteredRanks({ logits, labels: [2, 0] })).toThrow('expected 3 labels for 3 rows of logits, got 2');
  });
});

test('filteredMeanReciprocalRank and filteredHitsAt are means over rows by their counts', () => {
  const inputs = { logits, labels };
  const mrr = metrics.filteredMeanReciprocalRank({ known });
  expect(mrr).toMatchObject({ title: 'filtered mean reciprocal rank', description: { name: 'filteredMeanReciprocalRank' } });
  expect(mrr.prepare(inputs)()).toBeCloseTo((0.4 + 1 + 0.4) / 3, 12);
  expect(mrr.prepare(inputs)([0, 3, 1])).toBeCloseTo(3.4 / 4, 12);
  expect(metrics.filteredHitsAt({ k: 2, known })).toMatchObject({
    title: 'filtered hits@2',
    format: 'share',
    description: { k: 2 }
  });
  expect(metrics.filteredHitsAt({ k: 2, known }).prepare(inputs)()).toBeCloseTo(1 / 3, 12);
  expect(metrics.filteredHitsAt({ k: 3, known }).prepare(inputs)([1, 0, 0])).toBe(1);
  expect(() => metrics.filteredHitsAt({ k: 0, known })).toThrow(
    'metrics.filteredHitsAt: expected k to be a whole number at least 1, got 0'
  );
  expect(() => metrics.filteredHitsAt({ k: 1 } as never)).toThrow('expected the known labels of each row, got undefined');
  expect(() => metrics.filteredMeanReciprocalRank({ know: known } as never)).toThrow('got "know"');
  expect(() => mrr.prepare({ logits: [[1, 2]], labels: [0] })).toThrow('expected known labels of 1 rows, got those of 3');
});

test('compare gives them intervals, whole groups at a time', async () => {
  const comparison = await compare({
    models: {
      student: logits,
      other: [
        [0, 0, 9, 0],
        [9, 0, 0, 0],
        [0, 0, 0, 9]
      ]
    },
    labels,
    groups: [0, 0, 1],
    metrics: [metrics.filteredMeanReciprocalRank({ known }), metrics.filteredHitsAt({ k: 1, known })],
    resamples: 200
  });
  expect(comparison.models[0].estimates[0].mean).toBeCloseTo(0.6, 12);
  expect(comparison.differences.map(({ metric }) => metric)).toEqual(['filteredMeanReciprocalRank', 'filteredHitsAt']);
});

test('scoreLogits({known}) counts no error where another right label is above', () => {
  const teacher = [
    [9, 0, 8, 0],
    [9, 0, 0, 0],
    [0, 1, 0, 0]
  ];
  expect(scoreLogits({ student: teacher, labels }).errors).toBe(1);
  expect(scoreLogits({ student: teacher, labels, known })).toMatchObject({ errors: 0, accuracy: 1 });
});
