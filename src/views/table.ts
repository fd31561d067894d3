import { escape } from './escape';
import { unbroken } from './unbroken';

export interface Table {
  caption?: string;
  columns: readonly string[];
  /** The first cell of a row names it. */
  rows: readonly (readonly string[])[];
}

/** An HTML table that a screen reader can follow: a header for every column and every row. */
export function table({ caption, columns, rows }: Table): string {
  const head = columns.map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  const body = rows.map(
    ([name, ...cells]) =>
      `<tr><th scope="row">${escape(name)}</th>${cells.map((cell) => `<td>${unbroken(escape(cell))}</td>`).join('')}</tr>`
  );
  const title = caption === undefined ? '' : `<caption>${escape(caption)}</caption>`;
  return `<table>${title}<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
