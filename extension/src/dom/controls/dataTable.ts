import type { Table } from '../../../../src/views/table/Table';
import { element } from '../element';
import { isPlain, movingKeys, reserveKeys } from './reserveKeys';

export interface DataTable {
  readonly node: HTMLDetailsElement;
  /** Makes the table again, if it is open. */
  refresh(): void;
}

/** The numbers behind a picture, made when the reader opens them. */
export function dataTable(summary: string, read: () => Table): DataTable {
  const box = tableBox(summary);
  const node = element('details', { class: 'sr-Details' }, element('summary', {}, summary), box);
  const refresh = () => {
    // Where there is nothing to tell it is hidden, and may have been opened all the same.
    if (node.open && !node.closest('[hidden]')) box.replaceChildren(table(read()));
  };
  node.addEventListener('toggle', refresh);
  return { node, refresh };
}

/** A box that is scrolled has to be reachable by keyboard. */
export function tableBox(label: string, ...content: Node[]): HTMLDivElement {
  const box = element('div', { class: 'sr-TableBox', tabindex: 0, role: 'group', 'aria-label': label }, ...content);
  reserveKeys(box, (event) => isPlain(event) && movingKeys.has(event.key));
  return box;
}

export function table({ caption, columns, rows }: Table): HTMLTableElement {
  return element(
    'table',
    { class: 'sr-Table' },
    ...(caption === undefined ? [] : [tableCaption(caption)]),
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...columns.map((name) => element('th', { scope: 'col', class: name.length > 24 ? 'sr-mod-long' : undefined }, name))
      )
    ),
    element(
      'tbody',
      {},
      ...rows.map(([name, ...cells]) =>
        element(
          'tr',
          {},
          element('th', { scope: 'row', class: width(name) }, name),
          ...cells.map((cell) => element('td', { class: width(cell) }, cell))
        )
      )
    )
  );
}

export function tableCaption(text: string): HTMLElement {
  return element('caption', {}, element('span', { class: 'sr-Table-caption' }, text));
}

/** Numbers stay on one line; names that would push them out of sight may break. */
function width(cell: string): string | undefined {
  return cell.length > 36 ? 'sr-mod-long' : undefined;
}
