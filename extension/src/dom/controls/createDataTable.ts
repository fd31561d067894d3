import type { Table } from '../../../../src/views/table/Table';
import { createElement } from '../createElement';
import { isPlain, movingKeys, keepKeysFromShortcuts } from './keepKeysFromShortcuts';

export interface DataTable {
  readonly node: HTMLDetailsElement;
  /** Makes the table again, if it is open. */
  refresh(): void;
}

/** The numbers behind a picture, made when the reader opens them. */
export function createDataTable(summary: string, read: () => Table): DataTable {
  const box = tableBox(summary);
  const node = createElement('details', { class: 'sr-Details' }, createElement('summary', {}, summary), box);
  const refresh = () => {
    // Where there is nothing to tell it is hidden, and may have been opened all the same.
    if (node.open && !node.closest('[hidden]')) box.replaceChildren(table(read()));
  };
  node.addEventListener('toggle', refresh);
  return { node, refresh };
}

/** A box that is scrolled has to be reachable by keyboard. */
export function tableBox(label: string, ...content: Node[]): HTMLDivElement {
  const box = createElement('div', { class: 'sr-TableBox', tabindex: 0, role: 'group', 'aria-label': label }, ...content);
  keepKeysFromShortcuts(box, (event) => isPlain(event) && movingKeys.has(event.key));
  return box;
}

export function table({ caption, columns, rows }: Table): HTMLTableElement {
  return createElement(
    'table',
    { class: 'sr-Table' },
    ...(caption === undefined ? [] : [tableCaption(caption)]),
    createElement(
      'thead',
      {},
      createElement(
        'tr',
        {},
        ...columns.map((name) => createElement('th', { scope: 'col', class: name.length > 24 ? 'sr-mod-long' : undefined }, name))
      )
    ),
    createElement(
      'tbody',
      {},
      ...rows.map(([name, ...cells]) =>
        createElement(
          'tr',
          {},
          createElement('th', { scope: 'row', class: width(name) }, name),
          ...cells.map((cell) => createElement('td', { class: width(cell) }, cell))
        )
      )
    )
  );
}

export function tableCaption(text: string): HTMLElement {
  return createElement('caption', {}, createElement('span', { class: 'sr-Table-caption' }, text));
}

/** Numbers stay on one line; names that would push them out of sight may break. */
function width(cell: string): string | undefined {
  return cell.length > 36 ? 'sr-mod-long' : undefined;
}
