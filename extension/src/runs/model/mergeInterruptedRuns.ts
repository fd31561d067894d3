import type { RunItem } from './RunItem';

/** A run that is shown or told of elsewhere too is one row, where it is shown. */
export function mergeInterruptedRuns(items: readonly RunItem[], left: readonly RunItem[]): RunItem[] {
  const byRun = new Map(left.map((item) => [item.run, item]));
  const own = items.map((item): RunItem => {
    const found = byRun.get(item.run);
    if (!found || item.live) return item;
    const { key, group, place } = item;
    return { ...found, key, place: place.kind === 'kernel' ? found.place : place, ...(group !== undefined && { group }) };
  });
  const shown = new Set(items.map(({ run }) => run));
  return [...own, ...left.filter(({ run }) => !shown.has(run))];
}
