import type { RunAnnotation } from '../model/createRunAnnotations';
import type { RunItem } from '../model/RunItem';
import type { Column, ColumnValue } from './Column';
import { parseColumnFilter } from './parseColumnFilter';
import type { TableLayout } from './createStoredTableLayout';

export type TableRow = { kind: 'run'; item: RunItem; mark: RunAnnotation } | TableGroup;

export interface TableGroup {
  kind: 'group';
  key: string;
  title: string;
  items: RunItem[];
  open: boolean;
}

/** The rows in the reader's order: filtered, sorted, and under the heading of their group. */
export function filterSortAndGroupRuns(
  items: readonly RunItem[],
  markOf: (run: string) => RunAnnotation,
  columns: readonly Column[],
  layout: TableLayout,
  closed: ReadonlySet<string>,
  groupOf: ((item: RunItem) => string) | null
): TableRow[] {
  const checks = columns.flatMap((column) => {
    const wanted = layout.filters[column.key];
    return wanted ? [{ column, fits: parseColumnFilter(wanted) }] : [];
  });
  const rows = items.flatMap((item): { item: RunItem; mark: RunAnnotation }[] => {
    const mark = markOf(item.run);
    const fits = checks.every(({ column, fits: check }) => {
      const value = column.value(item, mark);
      return check(value, column.text(value));
    });
    return fits ? [{ item, mark }] : [];
  });
  sortBy(rows, columns.find(({ key }) => key === layout.sort?.column) ?? null, layout.sort?.descending === true);
  if (!groupOf) return rows.map((row) => ({ kind: 'run', ...row }));
  const groups = new Map<string, { item: RunItem; mark: RunAnnotation }[]>();
  for (const row of rows) {
    const title = groupOf(row.item);
    const own = groups.get(title);
    if (own) own.push(row);
    else groups.set(title, [row]);
  }
  return [...groups].flatMap(([title, own]): TableRow[] => {
    const open = !closed.has(title);
    const heading: TableGroup = { kind: 'group', key: title, title, items: own.map(({ item }) => item), open };
    return [heading, ...(open ? own.map((row): TableRow => ({ kind: 'run', ...row })) : [])];
  });
}

/** Numbers by size, words as people sort them, what is not there last. Without a column the order stays. */
function sortBy(rows: { item: RunItem; mark: RunAnnotation }[], column: Column | null, descending: boolean): void {
  if (!column) return;
  const sign = descending ? -1 : 1;
  const values = new Map(rows.map(({ item, mark }) => [item, column.value(item, mark)]));
  rows.sort((a, b) => order(values.get(a.item) ?? null, values.get(b.item) ?? null, sign));
}

const collator = new Intl.Collator(undefined, { numeric: true });

function order(a: ColumnValue, b: ColumnValue, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * collator.compare(String(a), String(b));
}
