import type { Source } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { withDisplay } from '../../views/bundle/withDisplay';
import { columnFindings } from './columns/columnFindings';
import { showTable } from './showTable';
import type { Column, Table } from './columns/Table';

interface Parts {
  name: string;
  rows: number;
  columns: Column[];
  source: Source;
  /** Columns whose type was asked for: nothing is odd about that. */
  types: { [column: string]: unknown };
  findings?: Finding[];
}

/** The table of these columns, which shows itself in a notebook and says what is odd about them. */
export function makeTable({ types, findings = [], ...parts }: Parts): Table {
  const found = parts.columns.filter(({ name }) => types[name] === undefined).flatMap(columnFindings);
  const table: Table = { ...parts, findings: [...findings, ...found] };
  return withDisplay(table, () => showTable(table));
}
