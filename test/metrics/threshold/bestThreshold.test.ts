import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { bestThreshold } from '../../../src/metrics/threshold/bestThreshold';
import { f1At } from '../../../src/metrics/threshold/f1At';
import * as metrics from '../../../src/metrics';
import { cases, expectClose, oneUnit } from '../binaryMetricCases';

test.each(cases.map((one) => [one.name, one] as const))('the best threshold of %s is the one found by trying all', (_, one) => {
  const [logits, { labels }] = [oneUnit(one.z), one];
  const threshold = bestThreshold({ logits, labels });
  if (one.bestCut === null) expect(threshold).toBe(-Infinity);
  else expectClose(threshold, one.bestCut);
  expectClose(f1At({ logits, labels, threshold }), one.bestF1);
  const validation = { logits, labels };
  expectClose(metrics.f1().prepare({ logits, labels, validation })(), one.bestF1);
});

test('bestThreshold takes a metric of the four counts, lies between scores that have no number between them, and takes all or none', () => {
  const next = 1 + Number.EPSILON;
  expect(bestThreshold({ logits: [[next], [1]], labels: [1, 0] })).toBe(next);
  expect(bestThreshold({ logits: [[1], [2]], labels: [1, 0] })).toBe(-Infinity);
  expect(bestThreshold({ logits: [[1], [2]], labels: [1, 0], metric: ({ falsePositive }) => -falsePositive })).toBe(Infinity);
  const [logits, labels] = [
    [[4], [3], [2], [1]],
    [1, 0, 1, 0]
  ];
  expect(bestThreshold({ logits, labels, metric: ({ truePositive: a, falsePositive: b }) => a - 2 * b })).toBe(3.5);
  // A missed fraud of 100 is worth one false alarm of 5.
  const ask = metrics.cost({ costs: { falsePositive: 5, falseNegative: 100 } });
  expect(ask.prepare({ logits, labels, validation: { logits, labels } })()).toBe(5 / 4);
  const byRow = metrics.cost({
    costs: { falsePositive: 5, falseNegative: [100, 0, 1] },
    validationCosts: { falsePositive: 5, falseNegative: [100, 0, 1, 0] }
  });
  expect(byRow.prepare({ logits: [[4], [3], [2]], labels: [1, 0, 1], validation: { logits, labels } })()).toBe(1 / 3);
});
