import type { CostAndValue } from './CostAndValue';
import { findFront } from './findFront';

/**
 * The numbers of points, best first: front by front, and within a front the best value, then always the one that is farthest from those before it (an epsilon-net). Distances are Euclidean, in the ranks of cost and value among all points.
 */
export function orderByFronts(points: readonly CostAndValue[]): number[] {
  const x = ranksOf(points.map(({ cost }) => cost));
  const y = ranksOf(points.map(({ value }) => value));
  const distance = (a: number, b: number) => Math.hypot(x[a] - x[b], y[a] - y[b]);
  const order: number[] = [];
  let left = [...points.keys()];
  while (left.length) {
    const isOnFront = findFront(left.map((i) => points[i]));
    // Without a value nothing is on a front.
    const front = isOnFront.includes(true) ? left.filter((_, k) => isOnFront[k]) : left;
    left = left.filter((i) => !front.includes(i));
    const [best] = [...front].sort((a, b) => points[b].value - points[a].value);
    const taken = [best];
    while (taken.length < front.length) {
      const open = front.filter((i) => !taken.includes(i));
      const gap = (i: number) => Math.min(...taken.map((other) => distance(i, other)));
      taken.push(open.reduce((far, i) => (gap(i) > gap(far) ? i : far)));
    }
    order.push(...taken);
  }
  return order;
}

/** From 0 to 1; equal values have the same rank. */
function ranksOf(values: readonly number[]): number[] {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  return values.map((value) => (sorted.length > 1 ? sorted.indexOf(value) / (sorted.length - 1) : 0));
}
