import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { agreement } from '../../../src/metrics/classification/agreement';

test('agreement of logits with themselves is 1, and its KL exactly 0', () => {
  expect(agreement({ student: [[1, 2, 3]], teacher: [[1, 2, 3]] })).toEqual({ top1: 1, kl: 0 });
  expect(agreement({ student: [[1, 2, 3]], teacher: [[2, 3, 4]] })).toEqual({ top1: 1, kl: 0 });
});
