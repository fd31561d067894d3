import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { expectedCalibrationError } from '../../../src/metrics/calibration/expectedCalibrationError';

test('calibration of the sure and wrong is 1, of the sure and right 0, and a confidence on an edge belongs to the bin below', () => {
  expect(expectedCalibrationError({ logits: [[0, 100]], labels: [0] })).toBe(1);
  expect(expectedCalibrationError({ logits: [[0, 100]], labels: [1] })).toBe(0);
  // Confidence 0.5 in two bins: with the one just above, the two would even out in the upper bin.
  const logits = [
    [0, 0],
    [0, 1e-9]
  ];
  expect(expectedCalibrationError({ logits, labels: [1, 1], bins: 2 })).toBeCloseTo(0.5, 6);
  expect(expectedCalibrationError({ logits, labels: [1, 1], bins: 1 })).toBeCloseTo(0, 6);
});

test('bins below 1', () => {
  expect(() => expectedCalibrationError({ logits: [[1, 2]], labels: [0], bins: 0 })).toThrow(
    'expected bins to be a whole number at least 1 and at most 10000, got 0'
  );
});
