import type { Finding } from '../../record/RunRecord';
import { formatCount, formatPercent } from '../../views/words/formatNumber';
import { chanceOfEqualRows } from './chanceOfEqualRows';
import { splitPairs, type NamedSplit } from './NamedSplit';
import { rowHashes } from '../../data/rowHashes';

/** Rows of a later part whose features are those of a row of an earlier one. */
export function duplicateRows(parts: readonly NamedSplit[]): Finding[] {
  const keys = new Map(parts.map(({ name, data }) => [name, rowHashes(data)]));
  const sets = new Map([...keys].map(([name, list]) => [name, new Set(list)]));
  const chance = chanceOfEqualRows(parts[0].data);
  return splitPairs(parts).flatMap(([earlier, later]) => {
    const own = keys.get(later.name)!;
    const seen = sets.get(earlier.name)!;
    const count = own.reduce((sum, key) => sum + (seen.has(key) ? 1 : 0), 0);
    if (count === 0) return [];
    const share = count / own.length;
    // The chance that one of this many rows equals this one by accident. Correlated features raise it, up to the root.
    const expected = Math.min(1, chance * seen.size);
    const possible = Math.min(1, Math.sqrt(chance) * seen.size);
    const isOrdinary = 3 * expected >= share;
    const level = isOrdinary ? 'info' : share < 0.01 || possible >= share ? 'warning' : 'problem';
    const why = isOrdinary ? ', as many as rows of so few different values have by chance' : '';
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
