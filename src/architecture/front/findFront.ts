import { findParetoOptimal } from '../../views/tradeOff/findParetoOptimal';
import type { CostAndValue } from './CostAndValue';

/** For each point whether it is on the Pareto front: no other one is at least as cheap and at least as good, and better in one of the two. */
export function findFront(points: readonly CostAndValue[]): boolean[] {
  return findParetoOptimal(
    points.map(({ cost, value }) => ({ cost, mean: value })),
    'higher'
  );
}
