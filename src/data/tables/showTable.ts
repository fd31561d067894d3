import { formatCount } from '../../views/words/formatNumber';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { tableToHtml as html } from '../../views/table/tableToHtml';
import type { Column, Table } from './columns/Table';
import { addFindingsToOutput } from './addFindingsToOutput';

const headRows = 8;

/** The first rows with the types of their columns, and one line with the size of the table. */
export function showTable({ name, rows, columns, findings }: Table): MimeBundle {
  const says = `${name}: ${formatCount(rows)} ${rows === 1 ? 'row' : 'rows'} x ${columns.length} columns`;
  const types = columns.map((column) => `${column.name} (${typeOf(column)})`);
  const text = types.length > 40 ? `${types.slice(0, 40).join(', ')}, and ${types.length - 40} more` : types.join(', ');
  const head = Array.from({ length: Math.min(headRows, rows) }, (_, row) => [
    String(row),
    ...columns.map((column) => cell(column, row))
  ]);
  const shown = html({ caption: says, columns: ['row', ...types], rows: rows > headRows ? [...head, rest(columns)] : head });
  return addFindingsToOutput({ 'text/html': shown, 'text/plain': `${says}: ${text}` }, findings);
}

function rest(columns: readonly Column[]): string[] {
  return ['…', ...columns.map(() => '…')];
}

function typeOf(column: Column): string {
  if (column.kind === 'number') return column.unit ? 'time' : 'number';
  return `category of ${formatCount(column.categories.length)}`;
}

function cell(column: Column, row: number): string {
  if (column.kind === 'category') {
    const text = column.codes[row] < 0 ? '' : column.categories[column.codes[row]];
    return text.length > 40 ? `${text.slice(0, 39)}…` : text;
  }
  const value = column.values[row];
  if (Number.isNaN(value)) return '';
  if (!column.unit) return String(Number(value.toPrecision(7)));
  const date = new Date(value * 1000);
  return Number.isNaN(date.getTime())
    ? String(value)
    : date
        .toISOString()
        .replace('T', ' ')
        .replace(/(:00)?\.000Z$/, '')
        .replace('Z', '');
}
