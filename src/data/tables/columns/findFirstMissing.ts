import type { Column } from './Table';

/** How many values are missing and the first row with one; undefined if there are none. */
export function findFirstMissing(column: Column): { row: number; count: number } | undefined {
  const isMissing = column.kind === 'number' ? Number.isNaN : (code: number) => code < 0;
  const list: ArrayLike<number> = column.kind === 'number' ? column.values : column.codes;
  let [row, count] = [-1, 0];
  for (let i = 0; i < list.length; i++) {
    if (!isMissing(list[i])) continue;
    if (count++ === 0) row = i;
  }
  return count ? { row, count } : undefined;
}
