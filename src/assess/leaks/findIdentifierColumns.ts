import type { Finding } from '../../record/RunRecord';
import { nameOfFeature } from '../../data/tables/nameOfFeature';
import type { NamedSplit } from './NamedSplit';

const fewestRows = 20;
/** Whole numbers drawn at random from their range would all be different less than once in e^10 times. */
const surprise = 10;

/** Features that number the rows: a different category in each row, or whole numbers that are all different although their range is small. */
export function findIdentifierColumns(parts: readonly NamedSplit[]): Finding[] {
  const { data: train } = parts[0];
  const width = train.x.length / train.y.length;
  return Array.from({ length: width }, (_, i) => i)
    .filter((i) => (train.features?.[i].kind === 'category' ? namesRows(parts, i) : numbersRows(parts, i)))
    .map((i) => ({
      check: 'identifier',
      level: 'warning',
      value: null,
      says: `"${nameOfFeature(train, i)}" looks like an identifier: ${train.features?.[i].kind === 'category' ? 'nearly every row has a category of its own' : 'whole numbers, no two rows have the same'}`,
      hint: 'leave it out with ignore'
    }));
}

function namesRows(parts: readonly NamedSplit[], i: number): boolean {
  const seen = new Set<number>();
  let rows = 0;
  for (const value of valuesOf(parts, i)) {
    rows++;
    seen.add(value);
  }
  return rows >= fewestRows && seen.size >= 0.9 * rows;
}

function numbersRows(parts: readonly NamedSplit[], i: number): boolean {
  const seen = new Set<number>();
  let [least, most] = [Infinity, -Infinity];
  for (const value of valuesOf(parts, i)) {
    if (!Number.isInteger(value) || seen.has(value)) return false;
    seen.add(value);
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const pairs = (seen.size * (seen.size - 1)) / 2;
  return seen.size >= fewestRows && pairs / (most - least + 1) >= surprise;
}

/** The values of all parts, without missing ones. */
function* valuesOf(parts: readonly NamedSplit[], i: number): Generator<number> {
  for (const { data } of parts) {
    const width = data.x.length / data.y.length;
    for (let at = i; at < data.x.length; at += width) if (!Number.isNaN(data.x[at])) yield data.x[at];
  }
}
