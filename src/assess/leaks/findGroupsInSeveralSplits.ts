import type { Finding } from '../../record/RunRecord';
import { formatCount, formatPercent } from '../../views/words/formatNumber';
import { splitPairs, type NamedSplit } from './NamedSplit';

/** Groups that have rows in an earlier and in a later part. That is expected if the later part happened after the earlier one. */
export function findGroupsInSeveralSplits(parts: readonly NamedSplit[]): Finding[] {
  const grouped = parts.filter(({ data }) => data.groups);
  return splitPairs(grouped).flatMap(([earlier, later]): Finding[] => {
    const seen = new Set(earlier.data.groups);
    const own = new Set(later.data.groups);
    const shared = [...own].filter((group) => seen.has(group)).length;
    // Groups named by texts are hashes of 32 bits, of which some agree by chance.
    if (shared <= Math.floor((4 * seen.size * own.size) / 2 ** 32)) return [];
    const share = shared / own.size;
    const isLater = happenedAfter(earlier, later);
    return [
      {
        check: 'sharedGroups',
        level: isLater ? 'info' : 'warning',
        value: shared,
        says: `${formatCount(shared)} of ${formatCount(own.size)} groups of ${later.name} (${formatPercent(share)}) have rows in ${earlier.name} too${isLater ? `, all of them earlier` : ''}`,
        hint: `split by group, unless the model will meet the same groups again in use${isLater ? ', as it may well' : ''}`
      }
    ];
  });
}

function happenedAfter(earlier: NamedSplit, later: NamedSplit): boolean {
  if (!earlier.data.times || !later.data.times) return false;
  const first = later.data.times.reduce((a, b) => Math.min(a, b));
  return earlier.data.times.every((time) => time <= first);
}
