import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { confusionAt } from '../../../src/metrics/threshold/confusionAt';
import { oneUnit } from '../operatingPointCases';

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
