import { expect, test } from 'vitest';
import { createRandom } from '../../src/stats/createRandom';
import { quantile } from '../../src/stats/quantile';
import { sampleDirichlet } from '../../src/stats/sampleDirichlet';
import { reference } from '../train/federated/federatedReference';

test.each(reference.dirichlet)(
  'sampleDirichlet() of concentration $alpha has the distribution of NumPy',
  ({ alpha, at, ...expected }) => {
    const next = createRandom(3);
    const draws = Array.from({ length: 20_000 }, () => sampleDirichlet([alpha, alpha, alpha, alpha], next).sort((a, b) => b - a));
    for (const [place, name] of (['largest', 'second'] as const).entries())
      at.forEach((share, i) => {
        const own = quantile(
          draws.map((draw) => draw[place]),
          share
        );
        expect(Math.abs(own! - expected[name][i]), `${name}, ${share}`).toBeLessThan(0.015);
      });
  }
);

test('sampleDirichlet() gives shares that sum to 1, and the mean that its concentrations say, also where all Gamma numbers are too small', () => {
  const next = createRandom(5);
  const tiny = Array.from({ length: 200 }, () => sampleDirichlet([1e-6, 1e-6], next));
  for (const shares of tiny) expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  const draws = Array.from({ length: 5000 }, () => sampleDirichlet([1, 3], next));
  expect(draws.reduce((sum, [first]) => sum + first, 0) / draws.length).toBeCloseTo(0.25, 1);
});
