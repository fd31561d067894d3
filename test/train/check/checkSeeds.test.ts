import { expect, test } from 'vitest';
import { checkSeeds } from '../../../src/train/check/checkSeeds';

test('checkSeeds(subject, count or list) is the list of seeds', () => {
  expect(checkSeeds('study', 3)).toEqual([0, 1, 2]);
  expect(checkSeeds('study', [7, 3])).toEqual([7, 3]);
});

test.each([
  [0, 'expected seeds to be a whole number at least 1 and at most 1000, got 0'],
  [[], 'expected different seeds, got []; give each once'],
  [[4, 4], 'expected different seeds, got [4, 4]; give each once'],
  [[-1], 'expected seeds[0] to be']
])('checkSeeds(subject, %j) refuses it', (seeds, message) => {
  expect(() => checkSeeds('study', seeds)).toThrow(`study: ${message}`);
});
