import { expect, test } from 'vitest';
import { minimizeByLbfgs } from '../../src/stats/minimizeByLbfgs';

test('minimizeByLbfgs(start, rosenbrock) ends at (1, 1), its only minimum, from far away', () => {
  const { at, value, converged } = minimizeByLbfgs(Float64Array.of(-1.2, 1), ([x, y], gradient) => {
    gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
    gradient[1] = 200 * (y - x * x);
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  });
  expect(converged).toBe(true);
  expect(value).toBeLessThan(1e-12);
  at.forEach((one) => expect(one).toBeCloseTo(1, 6));
});

test('minimizeByLbfgs(start, f) gives the start where that is the minimum', () => {
  const { at, converged } = minimizeByLbfgs(Float64Array.of(0, 0), ([x, y], gradient) => {
    gradient.set([2 * x, 2 * y]);
    return x * x + y * y;
  });
  expect([...at, converged]).toEqual([0, 0, true]);
});
