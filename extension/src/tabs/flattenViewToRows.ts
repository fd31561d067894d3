import type { View } from '../../../src/views/View';

export type Cell = string | number | boolean | null;
export type Row = { [column: string]: Cell };

/** A row for each entry of the view's first list of things; what an entry holds inside becomes columns, and lists of things more rows. */
export function flattenViewToRows(view: View): Row[] {
  const list = Object.values(view).find((value: unknown) => isListOfThings(value)) as object[] | undefined;
  return (list ?? [view]).flatMap((entry) => rows(entry, ''));
}

function rows(thing: object, before: string): Row[] {
  const own: Row = {};
  let more: Row[] = [{}];
  for (const [key, value] of Object.entries(thing) as [string, unknown][]) {
    const name = before ? `${before}.${key}` : key;
    if (isListOfThings(value))
      more = combined(
        more,
        value.flatMap((one) => rows(one, name))
      );
    else if (Array.isArray(value)) value.forEach((one, i) => (own[`${name}.${i + 1}`] = cell(one)));
    else if (typeof value === 'object' && value !== null) more = combined(more, rows(value, name));
    else own[name] = cell(value);
  }
  return more.map((row) => ({ ...own, ...row }));
}

/** One list multiplies the rows; a second one beside it would multiply them again, and is put under the first. */
function combined(before: Row[], next: Row[]): Row[] {
  if (!next.length) return before;
  if (before.length === 1) return next.map((row) => ({ ...before[0], ...row }));
  return next.length === 1 ? before.map((row) => ({ ...row, ...next[0] })) : [...before, ...next];
}

function isListOfThings(value: unknown): value is object[] {
  return Array.isArray(value) && value.length > 0 && value.every((one) => isThing(one));
}

function isThing(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cell(value: unknown): Cell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
