import type { Random } from '../../../stats/createRandom';
import { computeNormalQuantile } from '../../../stats/computeNormalQuantile';
import { computeNormalTail } from '../../../stats/computeNormalTail';

/** A monotone map between a column's values and standard normal numbers: straight lines between knots, the first and last value at its ends. */
export interface QuantileTransform {
  /** Ascending; a value that covers a span of normal numbers occurs at both ends of it. */
  normal: number[];
  /** Ascending. */
  values: number[];
}

const atMost = 1000;
/** When a list of values describes a distribution: each value occurs at least this often, and there are at most half as many values as knots. */
const repeats = 5;

/**
 * Knots at the values' quantiles, at most 1,000. Many different values have knots at even distances of normal numbers, so that tails are
 * resolved as finely as the middle. If there are few values that occur often, each covers a span that matches its share, with nothing
 * between them.
 *
 * @param sorted ascending, at least one.
 */
export function fitQuantileTransform(sorted: Float32Array): QuantileTransform {
  const rows = sorted.length;
  const edge = Math.max(1e-4, 0.5 / (rows + 1));
  const distinct = sorted.reduce((count, value, i) => count + Number(i === 0 || value !== sorted[i - 1]), 0);
  if (2 * distinct <= atMost && distinct * repeats <= rows) return spans(sorted, edge);
  const last = computeNormalQuantile(edge);
  const count = Math.max(2, Math.min(atMost, rows));
  const normal = Array.from({ length: count }, (_, i) => last * ((2 * i) / (count - 1) - 1));
  const values = normal.map((z) => {
    const place = ((1 - computeNormalTail(z) - edge) / (1 - 2 * edge)) * (rows - 1);
    const below = Math.max(0, Math.min(rows - 1, Math.floor(place)));
    const above = sorted[Math.min(rows - 1, below + 1)];
    return sorted[below] + Math.max(0, Math.min(1, place - below)) * (above - sorted[below]);
  });
  [values[0], values[count - 1]] = [sorted[0], sorted[rows - 1]];
  return { normal, values };
}

function spans(sorted: Float32Array, edge: number): QuantileTransform {
  const knots: QuantileTransform = { normal: [], values: [] };
  const rows = sorted.length;
  const normalAt = (row: number) => -computeNormalQuantile(edge + (1 - 2 * edge) * (row / rows));
  for (let start = 0, end = 0; start < rows; start = end) {
    while (end < rows && sorted[end] === sorted[start]) end++;
    knots.normal.push(start ? (knots.normal.at(-1) as number) : normalAt(0), normalAt(end));
    knots.values.push(sorted[start], sorted[start]);
  }
  return knots;
}

/** The normal number of a value; if it covers a span, one drawn from the normal distribution within that span. */
export function toNormal({ normal, values }: QuantileTransform, value: number, next: Random): number {
  const first = firstAtLeast(values, value);
  if (first === values.length) return normal[first - 1];
  if (values[first] !== value) return first ? between(values, normal, first, value) : normal[0];
  let last = first;
  while (last + 1 < values.length && values[last + 1] === value) last++;
  return last === first ? normal[first] : drawBetween(normal[first], normal[last], next);
}

/** The value of a normal number; beyond the ends it is the value at the end. */
export function fromNormal({ normal, values }: QuantileTransform, z: number): number {
  const above = firstAtLeast(normal, z);
  if (above === 0) return values[0];
  return above === normal.length ? values[above - 1] : between(normal, values, above, z);
}

function between(from: number[], to: number[], above: number, at: number): number {
  const share = (at - from[above - 1]) / (from[above] - from[above - 1]);
  return to[above - 1] + share * (to[above] - to[above - 1]);
}

function firstAtLeast(ascending: number[], value: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By rejection from a uniform number. */
function drawBetween(from: number, to: number, next: Random): number {
  const nearest = from > 0 ? from : to < 0 ? to : 0;
  for (;;) {
    const z = from + (to - from) * next();
    if (next() <= Math.exp((nearest ** 2 - z ** 2) / 2)) return z;
  }
}
