import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { expectedCost } from '../../../src/metrics/cost/expectedCost';
import { leastCostThreshold } from '../../../src/metrics/cost/leastCostThreshold';
import * as metrics from '../../../src/metrics';
import { cases, expectClose, oneUnit } from '../binaryMetricCases';

test.each(cases.map((one) => [one.name, one] as const))('an alert of 30 on %s, a missed one its amount', (_, one) => {
  const [logits, { labels, amounts }] = [oneUnit(one.z), one];
  const costs = { truePositive: 30, falsePositive: 30, falseNegative: amounts };
  const threshold = leastCostThreshold({ logits, labels, costs });
  if (one.leastCut === null) expect(Math.abs(threshold)).toBe(Infinity);
  else expectClose(threshold, one.leastCut, 1e-9);
  expectClose(expectedCost({ logits, labels, threshold, costs }), one.leastCost, 1e-9);
  const metric = metrics.cost({ costs, validationCosts: costs });
  expectClose(metric.prepare({ logits, labels, validation: { logits, labels } })(), one.leastCost, 1e-9);
});
