import type { Feature } from '../../../data/Dataset';
import { fitQuantileTransform, type QuantileTransform } from './fitQuantileTransform';

/** How a network's numbers encode the values of a column. */
export interface ColumnEncoding {
  /** Values that are separate kinds, NaN for a missing one: categories, the few values of a column, values that stand out. */
  modes: number[];
  /** For all other values. Absent if there are none. */
  knots?: QuantileTransform;
  /** Digits after the point to which these are rounded. Null: not rounded. */
  decimals: number | null;
}

/** Numbers with this few values are encoded like categories if each occurs often. */
const fewValues = 10;
const often = 5;
/**
 * A value with at least this share of the rows, which is this many times as frequent as its neighbours, is a separate kind among the
 * others: 0, but not the middle of a count.
 */
const largeShare = 0.1;
const moreOften = 3;
const mostDecimals = 4;

/** @param values of the column, row by row; NaN is missing. At least one. */
export function fitColumnEncoding(values: Float32Array, kind: Feature['kind']): ColumnEncoding {
  const present = values.filter((value) => !Number.isNaN(value)).sort();
  const counts = new Map<number, number>();
  for (const value of present) counts.set(value, (counts.get(value) ?? 0) + 1);
  const isFew = counts.size === 1 || counts.size <= Math.min(fewValues, present.length / often);
  const least = Math.max(often, largeShare * present.length);
  const ascending = [...counts];
  const standsOut = (count: number, i: number) =>
    count >= least && [i - 1, i + 1].every((next) => count >= moreOften * (ascending[next]?.[1] ?? 0));
  const modes = ascending.filter(([, count], i) => kind === 'category' || isFew || standsOut(count, i)).map(([value]) => value);
  const isMode = new Set(modes);
  const others = present.filter((value) => !isMode.has(value));
  if (present.length < values.length) modes.push(NaN);
  return {
    modes,
    ...(others.length && { knots: fitQuantileTransform(others) }),
    decimals: decimalsOf(others)
  };
}

function decimalsOf(values: Float32Array): number | null {
  for (let decimals = 0; decimals <= mostDecimals; decimals++)
    if (values.every((value) => Math.fround(rounded(value, decimals)) === value)) return decimals;
  return null;
}

export function rounded(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
}
