import { showValue } from '../../checks/showValue';
import type { Finding } from '../../record/RunRecord';
import { formatCount } from '../../views/words/formatNumber';
import { findFirstMissing } from './columns/findFirstMissing';
import type { Column, Table } from './columns/Table';

/** The table without the rows whose label is missing, and the number of such rows. */
export function dropUnlabelledRows(table: Table, label: Column): { table: Table; findings: Finding[] } {
  const missing = findFirstMissing(label);
  if (!missing || missing.count === table.rows) return { table, findings: [] };
  const isLabelled = (_: unknown, row: number): boolean =>
    label.kind === 'number' ? !Number.isNaN(label.values[row]) : label.codes[row] >= 0;
  const columns = table.columns.map((column) =>
    column.kind === 'number'
      ? { ...column, values: column.values.filter(isLabelled) }
      : { ...column, codes: column.codes.filter(isLabelled) }
  );
  const words = Object.entries(label.missingTexts ?? {}).map(([word, count]) => `${showValue(word)} in ${formatCount(count)}`);
  const which = words.length ? ` (${words.slice(0, 5).join(', ')})` : '';
  const says = `${formatCount(missing.count)} of ${formatCount(table.rows)} rows have no "${label.name}"${which} and are left out`;
  const [word] = Object.keys(label.missingTexts ?? {});
  const hint =
    word === undefined ? {} : { hint: `read the file with {notMissing: [${showValue(word)}]} if ${showValue(word)} is a class` };
  return {
    table: { ...table, rows: table.rows - missing.count, columns },
    findings: [{ check: 'unlabelledRows', level: 'warning', value: missing.count, says, ...hint }]
  };
}
