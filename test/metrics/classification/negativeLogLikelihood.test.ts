import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { agreement } from '../../../src/metrics/classification/agreement';
import { negativeLogLikelihood } from '../../../src/metrics/classification/negativeLogLikelihood';

test('logits to 1e4 give finite numbers', () => {
  const student = [
    [1e4, -1e4, 0],
    [-1e4, 1e4, 9999]
  ];
  expect(negativeLogLikelihood({ logits: student, labels: [1, 0] })).toBeCloseTo(20_000 + Math.log1p(Math.exp(-1)) / 2, 6);
  expect(agreement({ student, teacher: [student[1], student[0]] }).kl).toSatisfy(Number.isFinite);
});
