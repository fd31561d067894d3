import type { Dataset } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';
import { formatCount, formatPercent } from '../../views/words/formatNumber';
import { estimateChanceOfEqualRows } from './estimateChanceOfEqualRows';
import { splitPairs, type NamedSplit } from './NamedSplit';
import { hashDatasetRows } from '../../data/hashDatasetRows';

/** Copies have the label of their row. Where another is a quarter as frequent as between any two rows, the rows are different cases that look alike. */
const ofAnyTwo = 0.25;

/** Rows of a later part whose features are those of a row of an earlier one. */
export function findDuplicateRows(parts: readonly NamedSplit[]): Finding[] {
  const keys = new Map(parts.map(({ name, data }) => [name, hashDatasetRows(data)]));
  const seenIn = new Map(parts.map(({ name, data }) => [name, labelsOfRows(keys.get(name)!, data.y)]));
  const chance = estimateChanceOfEqualRows(parts[0].data);
  return splitPairs(parts).flatMap(([earlier, later]) => {
    const own = keys.get(later.name)!;
    const seen = seenIn.get(earlier.name)!;
    const count = own.reduce((sum, key) => sum + (seen.has(key) ? 1 : 0), 0);
    if (count === 0) return [];
    const others = own.reduce((sum, key, row) => sum + (seen.has(key) && seen.get(key) !== later.data.y[row] ? 1 : 0), 0);
    const isOther = others > 0 && others >= ofAnyTwo * unlike(parts[0].data) * count;
    const share = count / own.length;
    // The chance that one of this many rows equals this one by accident. Correlated features raise it, up to the root.
    const expected = Math.min(1, chance * seen.size);
    const possible = Math.min(1, Math.sqrt(chance) * seen.size);
    const isOrdinary = 3 * expected >= share;
    const level = isOrdinary ? 'info' : share < 0.01 || possible >= share || isOther ? 'warning' : 'problem';
    const why = isOrdinary
      ? ', as many as rows of so few different values have by chance'
      : isOther
        ? `, ${formatCount(others)} of them with another label: cases that look alike rather than copies`
        : '';
    return [
      {
        check: 'duplicateRows',
        level,
        value: count,
        says: `${formatCount(count)} of ${formatCount(own.length)} ${later.name} rows (${formatPercent(share)}) have the features of a ${earlier.name} row${why}`,
        hint: isOrdinary ? 'trust the scores on rows that are new more' : 'drop repeated rows before splitting, or split by group'
      } as const
    ];
  });
}

const several = -1;

/** The label of each row's content, or that it has several. */
function labelsOfRows(keys: Float64Array, y: Int32Array): Map<number, number> {
  const labels = new Map<number, number>();
  keys.forEach((key, row) => labels.set(key, (labels.get(key) ?? y[row]) === y[row] ? y[row] : several));
  return labels;
}

/** How likely two rows have different labels. */
function unlike({ y, classes }: Dataset): number {
  const sizes = new Float64Array(classes.length);
  for (const label of y) sizes[label]++;
  return 1 - sizes.reduce((sum, size) => sum + (size / y.length) ** 2, 0);
}
