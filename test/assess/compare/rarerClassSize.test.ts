import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { rarerClassSize } from '../../../src/assess/compare/rarerClassSize';

test('rarerClass counts the rows of the rarer of two classes, or the groups that have such a row', () => {
  expect(rarerClassSize({ labels: [0, 0, 0, 1] })).toBe(1);
  expect(rarerClassSize({ labels: [1, 1, 0, 1] })).toBe(1);
  expect(rarerClassSize({ labels: [0, 1, 2, 1] })).toBe(4);
  expect(rarerClassSize({ labels: [0, 0, 0] })).toBe(3);
  expect(rarerClassSize({ labels: [0, 1, 0, 1, 1], groups: [5, 5, 6, 6, 6] })).toBe(2);
  expect(rarerClassSize({ labels: [0, 0, 0, 1, 1], groups: [5, 6, 7, 5, 5] })).toBe(1);
});
