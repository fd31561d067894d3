import { escapeMarkup } from '../words/escapeMarkup';
import type { Table } from './Table';
import { joinUnitsToNumbers } from '../words/joinUnitsToNumbers';

/** An HTML table that a screen reader can follow: a header for every column and every row. */
export function tableToHtml({ caption, columns, rows, words = false }: Table): string {
  // A notebook's own style aligns all cells to the right.
  const left = words ? ' style="text-align: left"' : '';
  const head = columns.map((name) => `<th scope="col"${left}>${escapeMarkup(name)}</th>`).join('');
  const body = rows.map(
    ([name, ...cells]) =>
      `<tr><th scope="row"${left}>${escapeMarkup(name)}</th>${cells.map((cell) => `<td${left}>${joinUnitsToNumbers(escapeMarkup(cell))}</td>`).join('')}</tr>`
  );
  const title = caption === undefined ? '' : `<caption>${escapeMarkup(caption)}</caption>`;
  // On paper, a table that is too wide is cut off. A notebook prints itself that way.
  const size = columns.length > 6 ? ' style="font-size: 68%"' : '';
  return `<table${size}>${title}<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
