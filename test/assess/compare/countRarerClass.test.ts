import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { countRarerClass } from '../../../src/assess/compare/countRarerClass';

test('rarerClass counts the rows of the rarer of two classes, or the groups that have such a row', () => {
  expect(countRarerClass({ labels: [0, 0, 0, 1] })).toBe(1);
  expect(countRarerClass({ labels: [1, 1, 0, 1] })).toBe(1);
  expect(countRarerClass({ labels: [0, 1, 2, 1] })).toBe(4);
  expect(countRarerClass({ labels: [0, 0, 0] })).toBe(3);
  expect(countRarerClass({ labels: [0, 1, 0, 1, 1], groups: [5, 5, 6, 6, 6] })).toBe(2);
  expect(countRarerClass({ labels: [0, 0, 0, 1, 1], groups: [5, 6, 7, 5, 5] })).toBe(1);
});
