import type { Source } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { withDisplay } from '../../views/bundle/withDisplay';
import { findDoubtfulColumnContents } from './columns/findDoubtfulColumnContents';
import { showTable } from './showTable';
import type { ColumnReadingOptions } from './columns/ColumnReadingOptions';
import type { Column, Table } from './columns/Table';

interface Parts {
  name: string;
  rows: number;
  columns: Column[];
  source?: Source;
  reading: ColumnReadingOptions;
  findings?: Finding[];
}

/** The table of these columns, with findings about them. It shows itself in a notebook. */
export function makeTable({ reading, findings = [], ...parts }: Parts): Table {
  const found = parts.columns.flatMap((column) => findDoubtfulColumnContents(column, reading));
  const table: Table = { ...parts, findings: [...findings, ...found] };
  return withDisplay(table, () => showTable(table));
}
