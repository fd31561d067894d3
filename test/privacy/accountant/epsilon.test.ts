import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { computeLogNormalTail } from '../../../src/privacy/accountant/computeLogNormalTail';
import { epsilon } from '../../../src/privacy/accountant/epsilon';
import { noiseFor } from '../../../src/privacy/accountant/noiseFor';

interface Reference {
  noiseMultiplier: number;
  samplingRate: number;
  steps: number;
  delta: number;
  epsilon: number;
  order: number;
  pld: number | null;
}

const references: Reference[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../reference/privacy/epsilons.json'), 'utf8')
);

test.each(references)(
  'epsilon of noise $noiseMultiplier, rate $samplingRate, $steps steps, delta $delta is that of dp-accounting',
  ({ epsilon: expected, order, pld, ...use }) => {
    const spent = epsilon(use);
    expect(Math.abs(spent.epsilon - expected)).toBeLessThanOrEqual(1e-9 * expected);
    expect(spent).toMatchObject({ delta: use.delta, accountant: 'RDP', ...(expected > 0 && { order }) });
    // It is an upper bound of the tighter accountant.
    if (pld !== null) expect(spent.epsilon).toBeGreaterThanOrEqual(pld);
  }
);

test('epsilon is infinite without noise, and 0 where no row is drawn or no step is taken', () => {
  const use = { noiseMultiplier: 1, samplingRate: 0.1, steps: 10, delta: 1e-5 };
  expect(epsilon({ ...use, noiseMultiplier: 0 }).epsilon).toBe(Infinity);
  expect(epsilon({ ...use, samplingRate: 0 }).epsilon).toBe(0);
  expect(epsilon({ ...use, steps: 0, noiseMultiplier: 0 }).epsilon).toBe(0);
  expect(epsilon({ ...use, delta: 1e-300 }).epsilon).toBeLessThan(1000);
});

test('epsilon falls with noise, and rises with the rate and the steps', () => {
  const of = (noiseMultiplier: number, samplingRate: number, steps: number) =>
    epsilon({ noiseMultiplier, samplingRate, steps, delta: 1e-5 }).epsilon;
  const rising = (values: number[]) => values.every((value, i) => i === 0 || value > values[i - 1]);
  expect(rising([4, 2, 1, 0.5, 0.25].map((sigma) => of(sigma, 0.1, 50)))).toBe(true);
  expect(rising([0.001, 0.01, 0.1, 0.5, 0.99, 1].map((rate) => of(1, rate, 50)))).toBe(true);
  expect(rising([1, 2, 10, 1000, 1e6].map((steps) => of(1, 0.01, steps)))).toBe(true);
});

test('noiseFor(epsilon) is the least noise that spends no more', () => {
  for (const { noiseMultiplier, samplingRate, steps, delta, epsilon: wanted } of references.slice(0, 5)) {
    const found = noiseFor({ epsilon: wanted, samplingRate, steps, delta });
    expect(found.noiseMultiplier / noiseMultiplier).toBeCloseTo(1, 4);
    expect(found.epsilon).toBeLessThanOrEqual(wanted);
  }
  expect(noiseFor({ epsilon: 1, samplingRate: 0, steps: 5, delta: 1e-5 }).epsilon).toBe(0);
});

test('the logarithm of the normal tail goes on where the tail itself is 0', () => {
  // scipy.stats.norm.logsf
  expect(computeLogNormalTail(-3)).toBeCloseTo(-0.0013508099647481923, 12);
  expect(computeLogNormalTail(6) / -20.73676894997471).toBeCloseTo(1, 12);
  expect(computeLogNormalTail(50) / -1254.8313611394199).toBeCloseTo(1, 12);
});

test('epsilon and noiseFor refuse what is missing or out of bounds', () => {
  const use = { noiseMultiplier: 1, samplingRate: 0.1, steps: 10, delta: 1e-5 };
  expect(() => epsilon({ ...use, samplingRate: 1.1 })).toThrow('privacy.epsilon: expected samplingRate to be');
  expect(() => epsilon({ ...use, delta: 0 })).toThrow('privacy.epsilon: expected delta to be');
  expect(() => epsilon({ ...use, steps: 1.5 })).toThrow('expected steps to be a whole number');
  expect(() => epsilon({ ...use, noise: 1 } as never)).toThrow('got "noise"');
  expect(() => noiseFor({ epsilon: 1e-9, samplingRate: 1, steps: 10 ** 9, delta: 1e-5 })).toThrow(
    'privacy.noiseFor: expected an epsilon'
  );
});
