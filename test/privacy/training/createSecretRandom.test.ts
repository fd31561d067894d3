import { expect, test } from 'vitest';
import { createSecretRandom } from '../../../src/privacy/training/createSecretRandom';

test('createSecretRandom() gives uniform numbers in [0, 1), and no two give the same', () => {
  const [one, other] = [createSecretRandom(), createSecretRandom()];
  const drawn = Float64Array.from({ length: 40_000 }, one);
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
  const mean = drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const square = drawn.reduce((sum, value) => sum + value ** 2, 0) / drawn.length;
  // Eight standard errors, which no run will see: 0.289 and 0.298 are the standard deviations of a uniform number and of its square.
  expect(Math.abs(mean - 1 / 2)).toBeLessThan((8 * 0.289) / Math.sqrt(drawn.length));
  expect(Math.abs(square - 1 / 3)).toBeLessThan((8 * 0.298) / Math.sqrt(drawn.length));
  expect(new Set(drawn).size).toBeGreaterThan(39_990);
  expect(Array.from({ length: 10 }, other)).not.toEqual(Array.from(drawn.subarray(0, 10)));
});
