import type { Table } from './Table';

/** A table as text, one line per row, with the names of its columns: "xgboost; rows a call: 1; p50: 310 µs". */
export function tableToTextLines({ columns, rows }: Table): string[] {
  return rows.map((row) => row.map((cell, i) => (i ? `${columns[i]}: ${cell}` : cell)).join('; '));
}
