import { types } from 'node:util';

/** Rows under named columns, cut to what is shown. */
export interface Table {
  columns: string[];
  /** Undefined where a row has no such column. */
  rows: unknown[][];
  totalRows: number;
  totalColumns: number;
}

const mostRows = 40;
const mostColumns = 30;

/** An array of flat objects, or a Map of flat values or flat objects, as a table; undefined for everything else. */
export function tableFromValue(value: unknown): Table | undefined {
  if (types.isProxy(value)) return undefined;
  if (Array.isArray(value)) return ofRecords(value.slice(0, mostRows), value.length);
  return types.isMap(value) ? ofMap(value) : undefined;
}

function ofRecords(rows: unknown[], totalRows: number): Table | undefined {
  if (rows.length === 0 || !rows.every(isFlat)) return undefined;
  const names = new Set(rows.flatMap((row) => Object.keys(row)));
  if (names.size === 0) return undefined;
  const columns = [...names].slice(0, mostColumns);
  return {
    columns,
    rows: rows.map((row) => columns.map((name) => row[name])),
    totalRows,
    totalColumns: names.size
  };
}

function ofMap(map: Map<unknown, unknown>): Table | undefined {
  const entries: [unknown, unknown][] = [];
  for (const entry of Map.prototype.entries.call(map) as Iterable<[unknown, unknown]>) {
    if (entries.push(entry) === mostRows) break;
  }
  if (entries.length === 0 || !entries.every(([key]) => isSimple(key))) return undefined;
  if (entries.every(([, value]) => isSimple(value)))
    return { columns: ['key', 'value'], rows: entries, totalRows: map.size, totalColumns: 2 };
  const table = ofRecords(
    entries.map(([, value]) => value),
    map.size
  );
  return (
    table && {
      ...table,
      columns: ['key', ...table.columns],
      rows: table.rows.map((row, i) => [entries[i][0], ...row]),
      totalColumns: table.totalColumns + 1
    }
  );
}

/** A plain object with a few simple values and no getters, which might do anything. */
function isFlat(row: unknown): row is Record<string, unknown> {
  if (typeof row !== 'object' || row === null || types.isProxy(row)) return false;
  const prototype: unknown = Object.getPrototypeOf(row);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
  if (Object.getOwnPropertySymbols(row).length > 0) return false;
  const keys = Object.keys(row);
  if (keys.length > 5000) return false;
  return keys.every((key) => {
    const property = Object.getOwnPropertyDescriptor(row, key)!;
    return 'value' in property && isSimple(property.value);
  });
}

function isSimple(value: unknown): boolean {
  return (typeof value !== 'object' && typeof value !== 'function') || value === null || types.isDate(value);
}
