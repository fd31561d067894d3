import { describe, expect, test } from 'vitest';
import { gridSearch } from '../../../src/train/sweep/search/gridSearch';
import { randomSearch } from '../../../src/train/sweep/search/randomSearch';
import { choice } from '../../../src/train/sweep/space/choice';
import { integer } from '../../../src/train/sweep/space/integer';
import { logUniform } from '../../../src/train/sweep/space/logUniform';
import { uniform } from '../../../src/train/sweep/space/uniform';
import expected from '../../reference/train/sweep.json';

describe('parameters', () => {
  const { places, ...quantiles } = expected.quantiles;

  test('at(place) is the quantile of the distribution, as in SciPy', () => {
    places.forEach((place, i) => {
      expect(uniform(-2, 3).at(place)).toBeCloseTo(quantiles.uniform[i], 12);
      expect(logUniform(1e-4, 1e-1).at(place) / quantiles.logUniform[i]).toBeCloseTo(1, 12);
      expect(integer(3, 9).at(place)).toBe(quantiles.integer[i]);
    });
  });

  test('choice([...]).at(place) has each value for an equal part of the places', () => {
    const { at, values } = choice(['a', 'b', 'c', 'd']);
    expect([0, 0.24, 0.25, 0.5, 0.99].map(at)).toEqual(['a', 'a', 'b', 'c', 'd']);
    expect(values).toEqual(['a', 'b', 'c', 'd']);
  });

  test.each([
    [() => choice([]), /^choice: expected an array of 1 to 1000 values, got \[\]/],
    [() => choice([1, 1]), /^choice: expected values that differ/],
    [() => choice([{}] as never), /^choice: expected finite numbers, texts, true or false, got an object/],
    [() => choice([NaN]), /^choice: expected finite numbers/],
    [() => choice([undefined] as never), /^choice: expected finite numbers/],
    [() => uniform(1, 1), /^uniform: expected high to be a finite number above 1/],
    [() => logUniform(0, 1), /^logUniform: expected low to be a finite number above 0/],
    [() => integer(1, 2.5), /^integer: expected high to be a whole number/],
    [() => integer('1' as never, 2), /^integer: expected low to be a whole number/]
  ])('%s is refused in words', (call, message) => {
    expect(call).toThrow(message);
  });
});

describe('searches', () => {
  test('gridSearch().plan(space) has each combination once, those of the last parameter changing fastest', () => {
    expect(gridSearch().plan({ a: choice([1, 2]), b: integer(0, 2) }, 7)).toEqual([
      ...[0, 1, 2].map((b) => ({ a: 1, b })),
      ...[0, 1, 2].map((b) => ({ a: 2, b }))
    ]);
  });

  test('gridSearch() refuses what cannot be counted, and too much of it', () => {
    expect(() => gridSearch().plan({ a: uniform(0, 1) }, 0)).toThrow(
      /^gridSearch: expected values that can be counted, got those of "a"/
    );
    expect(() => gridSearch().plan({ a: integer(1, 1000), b: integer(1, 6) }, 0)).toThrow(
      /^gridSearch: expected at most 5000 trials, got 6000/
    );
  });

  test('randomSearch({trials}) draws by seed and number of the trial alone, within the bounds', () => {
    const space = { rate: logUniform(1e-4, 1e-2), units: integer(4, 64), soft: choice([true, false]) };
    const plan = randomSearch({ trials: 40 }).plan(space, 3);
    expect(randomSearch({ trials: 10 }).plan(space, 3)).toEqual(plan.slice(0, 10));
    expect(randomSearch({ trials: 40 }).plan(space, 4)).not.toEqual(plan);
    expect(new Set(plan.map(({ rate }) => rate)).size).toBe(40);
    for (const { rate, units } of plan) {
      expect(rate as number).toBeGreaterThanOrEqual(1e-4);
      expect(rate as number).toBeLessThan(1e-2);
      expect(units as number).toBeLessThanOrEqual(64);
    }
  });
});
