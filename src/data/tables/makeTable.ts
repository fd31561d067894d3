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
  source?: Source;
  /** Columns whose type the user chose: they get no findings about it. */
  types: { [column: string]: unknown };
  findings?: Finding[];
}

/** The table of these columns, with findings about them. It shows itself in a notebook. */
export function makeTable({ types, findings = [], ...parts }: Parts): Table {
  const found = parts.columns.filter(({ name }) => !Object.hasOwn(types, name)).flatMap(columnFindings);
  const table: Table = { ...parts, findings: [...findings, ...found] };
  return withDisplay(table, () => showTable(table));
}
