import { describe, expect, test } from 'vitest';
import { sampleNormal, samplePoisson, sampleSubset } from '../../src/stats/sampleDistributions';
import { createRandom } from '../../src/stats/createRandom';

const momentsOf = (values: number[]) => {
  const mean = values.reduce((a, b) => a + b) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
};

describe('with a seed', () => {
  test('sampleNormal(next) has mean 0 and variance 1', () => {
    const { mean, variance } = momentsOf(Array.from({ length: 20_000 }, sampleNormal(createRandom(4))));
    expect(Math.abs(mean)).toBeLessThan(0.03);
    expect(Math.abs(variance - 1)).toBeLessThan(0.04);
  });

  test('samplePoisson(mean, next) has that mean and variance', () => {
    const next = createRandom(4);
    const { mean, variance } = momentsOf(Array.from({ length: 20_000 }, () => samplePoisson(2.5, next)));
    expect(Math.abs(mean - 2.5)).toBeLessThan(0.05);
    expect(Math.abs(variance - 2.5)).toBeLessThan(0.15);
  });

  test('sampleSubset(values, count, next) takes different values, each as likely as another', () => {
    const next = createRandom(4);
    const seen = new Int32Array(6);
    for (let i = 0; i < 6000; i++) {
      const taken = sampleSubset(Int32Array.of(0, 1, 2, 3, 4, 5), 2, next);
      expect(new Set(taken).size).toBe(2);
      for (const value of taken) seen[value]++;
    }
    for (const count of seen) expect(Math.abs(count - 2000)).toBeLessThan(150);
  });
});
