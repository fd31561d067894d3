import { expect, test } from 'vitest';
import { findLargestDifference } from '../../../src/deploy/onnx/check/findLargestDifference';

const largest = (expected: number[], got: number[]) =>
  findLargestDifference(Float32Array.from(expected), Float32Array.from(got), 2);

test('findLargestDifference(expected, got, width) names the row, and counts in shares of the largest number', () => {
  expect(largest([1, -8, 2, 4], [1, -8, 4, 3])).toEqual({ share: 0.25, mean: 0.09375, row: 1, expected: 2, got: 4 });
  expect(largest([0, 0], [0, 0.5])).toEqual({ share: 0.5, mean: 0.25, row: 0, expected: 0, got: 0.5 });
});

test('NaN and infinite numbers are equal to themselves, and to nothing else', () => {
  expect(largest([NaN, Infinity], [NaN, Infinity]).share).toBe(0);
  expect(largest([NaN, 1], [1, 1]).share).toBe(Infinity);
  expect(largest([1, 1], [1, NaN]).share).toBe(Infinity);
  expect(largest([1, Infinity], [1, -Infinity]).share).toBe(Infinity);
  expect(largest([1, 1], [Infinity, 1]).share).toBe(Infinity);
});
