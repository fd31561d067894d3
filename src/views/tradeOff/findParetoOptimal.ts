import { isNumber } from '../comparison/createMetricNumberFormat';

/** For each model whether it is on the Pareto front: no other one is at least as cheap and at least as good, and better in one of the two. */
export function findParetoOptimal(points: readonly { cost: number; mean: number }[], better: 'higher' | 'lower'): boolean[] {
  const sign = better === 'higher' ? 1 : -1;
  return points.map(
    ({ cost, mean }) =>
      isNumber(mean) &&
      !points.some(
        (other) => other.cost <= cost && sign * (other.mean - mean) >= 0 && (other.cost < cost || sign * (other.mean - mean) > 0)
      )
  );
}
