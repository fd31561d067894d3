import type { Finding } from '../../record/RunRecord';
import { formatCount, formatPercent } from '../../views/words/formatNumber';
import { splitPairs, type NamedSplit } from './NamedSplit';

/** Rows of an earlier part that happened after the first row of a later one. */
export function findRowsOutOfTimeOrder(parts: readonly NamedSplit[]): Finding[] {
  const timed = parts.filter(({ data }) => data.times);
  return splitPairs(timed).flatMap(([earlier, later]) => {
    const first = later.data.times!.reduce((a, b) => Math.min(a, b));
    const { times } = earlier.data;
    const count = times!.reduce((sum, time) => sum + (time > first ? 1 : 0), 0);
    if (count === 0) return [];
    const share = count / times!.length;
    return [
      {
        check: 'timeOrder',
        level: 'warning' as const,
        value: count,
        says: `${formatCount(count)} of ${formatCount(times!.length)} ${earlier.name} rows (${formatPercent(share)}) are from after the first ${later.name} row`,
        hint: 'split with splitByTime: in use a model knows the past only'
      }
    ];
  });
}
