import { quantileOfSorted } from './quantileOfSorted';

/** A quantile of values in any order, interpolated linearly; null if there are none. */
export function quantile(values: ArrayLike<number>, share: number): number | null {
  return values.length ? quantileOfSorted(Float64Array.from(values).sort(), share) : null;
}
