import type { Dataset } from '../../data/Dataset';
import { findFrequentValues } from './findFrequentValues';
import { formatNumber } from '../../views/words/formatNumber';

/** Rows with the same value of a feature, counted by class. */
export interface ClassCounts {
  /** What follows the feature's name: "is missing", "= "none"", "other than 0". */
  is: string;
  counts: Float64Array;
}

/** Numbers with so few distinct values are treated as categories. */
const fewValues = 20;
const lookedAt = 1000;

/** Each category, or each of a few numbers, or the frequent ones of many and all but the number that at least half of the rows have; and the missing values. */
export function countClassesByValue(data: Dataset, i: number): ClassCounts[] {
  const feature = data.features?.[i];
  const isCategory = feature?.kind === 'category';
  const sets = countsBy(data, i, isCategory ? Infinity : fewValues, (value) => value) ?? manyNumbers();
  return Array.from(sets, ([value, counts]) => ({ is: named(value), counts }));

  function manyNumbers(): Map<Key, Float64Array> {
    const frequent = findFrequentValues(data, i);
    const others = 'other';
    const counted = frequent.size ? countsBy(data, i, Infinity, (value) => (frequent.has(value) ? value : others)) : undefined;
    counted?.delete(others);
    return new Map([...(counted ?? []), ...withoutUsual(countsBy(data, i, 3, usualOrOther(data, i))!, data.classes.length)]);
  }

  function named(value: number | string): string {
    if (typeof value === 'string') return value;
    if (Number.isNaN(value)) return 'is missing';
    return `= ${feature?.kind === 'category' ? `"${feature.categories[value]}"` : formatNumber(value, 6)}`;
  }
}

type Key = number | string;

/** Rows of each class by what `keyOf` makes of the value; undefined as soon as there are more than `most` keys. */
function countsBy({ x, y, classes }: Dataset, i: number, most: number, keyOf: (value: number) => Key) {
  const width = x.length / y.length;
  const counts = new Map<Key, Float64Array>();
  for (let row = 0; row < y.length; row++) {
    const key = keyOf(x[row * width + i]);
    let own = counts.get(key);
    if (!own) {
      if (counts.size > most) return undefined;
      counts.set(key, (own = new Float64Array(classes.length)));
    }
    own[y[row]]++;
  }
  return counts;
}

/** A value that half of the rows have is the median, which some rows tell as well as all. */
function usualOrOther({ x, y }: Dataset, i: number): (value: number) => Key {
  const width = x.length / y.length;
  const step = Math.max(1, Math.floor(y.length / lookedAt));
  const looked = Float32Array.from({ length: Math.floor(y.length / step) }, (_, k) => x[k * step * width + i]);
  const sorted = looked.filter((value) => !Number.isNaN(value)).sort();
  const usual = sorted[sorted.length >> 1];
  const other = `other than ${formatNumber(usual, 6)}`;
  return (value) => (Number.isNaN(value) || value === usual ? value : other);
}

/** All but the usual value, when that is the value of at least half of the rows that have one. */
function withoutUsual(counts: Map<Key, Float64Array>, classes: number): Map<Key, Float64Array> {
  const missing = counts.get(NaN) ?? new Float64Array(classes);
  const sum = (list: Iterable<number>) => Array.from(list).reduce((a, b) => a + b, 0);
  const others = [...counts].filter(([key]) => typeof key === 'string');
  const total = sum([...counts.values()].map(sum)) - sum(missing);
  const isUsual = others.every(([, own]) => 2 * sum(own) <= total);
  return new Map([[NaN, missing], ...(isUsual ? others : [])]);
}
