import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/stats/createRandom';
import { bootstrapMeansJointly } from '../../../src/assess/labelSweep/bootstrapMeansJointly';

describe('bootstrapMeansJointly', () => {
  const next = createRandom(3);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const rows = Float64Array.from({ length: 4000 }, () => 0.02 * normal());
  const seeds = [0.81, 0.84, 0.8, 0.86, 0.83];
  const shifted = { scores: seeds, shifts: seeds.map(() => rows) };

  test('moves two curves of the same seeds and rows together', () => {
    const higher = { scores: seeds.map((score) => score + 0.05), shifts: shifted.shifts };
    const [a, b] = bootstrapMeansJointly([shifted, higher], 1);
    a.forEach((draw, r) => expect(b[r] - draw).toBeCloseTo(0.05, 10));
  });
  test('spreads a mean of five seeds as Student’s t with four degrees of freedom does', () => {
    const still = { scores: seeds, shifts: seeds.map(() => new Float64Array(20_000)) };
    const [draws] = bootstrapMeansJointly([still], 2);
    const mean = 0.828;
    const error = Math.sqrt(seeds.reduce((sum, score) => sum + (score - mean) ** 2, 0) / 4 / 5);
    // 95 % of t4 lie within 2.776; a mean of five values drawn again is not quite normal.
    const within = draws.filter((draw) => Math.abs(draw - mean) < 2.776 * error).length / draws.length;
    expect(Math.abs(within - 0.95)).toBeLessThan(0.012);
  });
  test('a score that is the same with every seed moves with the rows alone', () => {
    const [one] = bootstrapMeansJointly([{ scores: [0.2], shifts: [rows] }, shifted], 1);
    one.forEach((draw, r) => expect(draw).toBeCloseTo(0.2 + rows[r], 12));
  });
});
