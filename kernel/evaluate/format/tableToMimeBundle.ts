import { stripVTControlCharacters } from 'node:util';
import type { MimeBundle } from './MimeBundle';
import { formatTableCell } from './formatTableCell';
import { escapeHtml } from './escapeHtml';
import type { Table } from './tableFromValue';

const mostHtml = 80_000;
const widest = 160;

/** A table as HTML and as aligned text; both say what they leave out. */
export function tableToMimeBundle(table: Table): MimeBundle {
  const heads = table.columns.map((name) => formatTableCell(stripVTControlCharacters(name)));
  const rows = table.rows.map((row) => row.map((value) => stripVTControlCharacters(formatTableCell(value))));
  const right = heads.map((_, i) => table.rows.every((row) => ['number', 'bigint', 'undefined'].includes(typeof row[i])));
  return { 'text/plain': asText(table, heads, rows, right), 'text/html': asHtml(table, heads, rows, right) };
}

function asText(table: Table, heads: string[], rows: string[][], right: boolean[]): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)));
  let shown = 0;
  for (let width = 0; shown < heads.length && width + widths[shown] <= widest; shown++) width += widths[shown] + 2;
  shown = Math.max(1, shown);
  const line = (cells: string[]) =>
    cells
      .slice(0, shown)
      .map((cell, i) => (right[i] ? cell.padStart(widths[i]) : cell.padEnd(widths[i])))
      .join('  ')
      .trimEnd();
  return [line(heads), ...rows.map(line), ...leftOut(table, rows.length, shown)].join('\n');
}

function asHtml(table: Table, heads: string[], rows: string[][], right: boolean[]): string {
  const row = (tag: string, cells: string[]) =>
    `<tr>${cells.map((cell, i) => `<${tag} style="text-align:${right[i] ? 'right' : 'left'}">${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  const lines: string[] = [];
  let length = 0;
  for (const cells of rows) {
    const line = row('td', cells);
    length += line.length;
    if (length > mostHtml) break;
    lines.push(line);
  }
  const notes = leftOut(table, lines.length, heads.length).map((note) => `<p>${note}</p>`);
  return `<table><thead>${row('th', heads)}</thead><tbody>${lines.join('\n')}</tbody></table>${notes.join('')}`;
}

function leftOut({ totalRows, totalColumns }: Table, rows: number, columns: number): string[] {
  const more = [count(totalRows - rows, 'more row'), count(totalColumns - columns, 'more column')].filter(Boolean);
  return more.length > 0 ? [`… ${more.join(' and ')}`] : [];
}

function count(number: number, what: string): string {
  return number > 0 ? `${number} ${what}${number === 1 ? '' : 's'}` : '';
}
