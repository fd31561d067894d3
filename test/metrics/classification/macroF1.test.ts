import { expect, test } from 'vitest';
import { macroF1Metric } from '../../../src/metrics/classification/macroF1';
import cases from '../../reference/metrics/macroF1.json';

test('metrics.macroF1().prepare({logits, labels}) is that of scikit-learn, with and without counts', () => {
  for (const { logits, labels, counts, plain, weighed } of cases) {
    const ask = macroF1Metric().prepare({ logits, labels });
    expect(ask()).toBeCloseTo(plain, 12);
    expect(ask(counts)).toBeCloseTo(weighed, 12);
    expect(ask(counts.map((count) => 3 * count))).toBeCloseTo(weighed, 12);
  }
});

test('of one column it is that of [0, z]', () => {
  const labels = [0, 1, 1, 0, 1];
  const scores = [-1, 2, -0.5, 0.3, 4];
  const one = macroF1Metric().prepare({ logits: scores.map((z) => [z]), labels });
  const two = macroF1Metric().prepare({ logits: scores.map((z) => [0, z]), labels });
  expect(one()).toBe(two());
});

test('metrics.macroF1 refuses options, and labels that are no class', () => {
  expect(() => macroF1Metric({ beta: 1 } as never)).toThrow('metrics.macroF1: expected no options, got "beta"');
  expect(() => macroF1Metric().prepare({ logits: [[1, 2]], labels: [3] })).toThrow(/^macroF1: expected/);
});
