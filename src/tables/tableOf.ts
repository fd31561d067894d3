import { withDisplay } from '../views/withDisplay';
import type { Source } from '../data/Dataset';
import type { Finding } from '../record/RunRecord';
import { showTable } from './showTable';
import type { CategoryColumn, Column, Table } from './Table';

/** The table of these columns, which shows itself in a notebook and says what is odd about them. */
export function tableOf(parts: { name: string; rows: number; columns: Column[]; source: Source }): Table {
  const findings = parts.columns.flatMap((column) => (column.kind === 'category' ? identifier(column) : []));
  const table: Table = { ...parts, findings };
  return withDisplay(table, () => showTable(table));
}

/** A category of nearly every row's own teaches nothing. */
function identifier({ name, codes, categories }: CategoryColumn): Finding[] {
  const present = codes.reduce((count, code) => count + (code >= 0 ? 1 : 0), 0);
  if (present < 20 || categories.length < 0.9 * present) return [];
  const decimals = categories.every((text) => /^-?\d+,\d+$/.test(text));
  return [
    {
      check: 'identifier',
      level: 'warning',
      value: categories.length,
      says: `column "${name}" has ${categories.length} different texts in ${present} rows, as if each row had its own`,
      hint: decimals ? 'write its numbers with a decimal point' : 'leave it out of the features with ignore'
    }
  ];
}
