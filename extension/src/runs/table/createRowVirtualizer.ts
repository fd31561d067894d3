import type { TranslationBundle } from '@jupyterlab/translation';
import type { TableRow } from './filterSortAndGroupRuns';
import type { Column } from './Column';
import { createGroupTableRow, keyOfGroup, createRunTableRow, shownIn, type RowActions } from './createTableRows';

interface Made {
  row: TableRow;
  drawn: string;
  node: HTMLTableRowElement;
}

/** The rows that are seen, each in the node that it had before as long as it shows the same. */
export function createRowVirtualizer(
  body: HTMLTableSectionElement,
  trans: TranslationBundle,
  actions: RowActions
): { show(rows: readonly TableRow[], columns: readonly Column[], firstIndex: number): void } {
  let all = new Map<string, Made>();

  function make(row: TableRow, drawn: string, columns: readonly Column[]): Made {
    const made: Partial<Made> = { row, drawn };
    const now = () => made.row!;
    made.node =
      row.kind === 'run'
        ? createRunTableRow(row, () => (now() as typeof row).item, columns, trans, actions)
        : createGroupTableRow(row, () => (now() as typeof row).items, columns, trans, actions);
    return made as Made;
  }

  return {
    show(rows, columns, firstIndex) {
      const next = new Map<string, Made>();
      rows.forEach((row, i) => {
        const key = row.kind === 'run' ? row.item.key : keyOfGroup(row.key);
        const drawn = shownIn(row, columns, actions.isSelected);
        const before = all.get(key);
        const own = before?.drawn === drawn ? Object.assign(before, { row }) : make(row, drawn, columns);
        own.node.setAttribute('aria-rowindex', String(firstIndex + i));
        next.set(key, own);
      });
      for (const [key, { node }] of all) if (next.get(key)?.node !== node) node.remove();
      let before: Element | null = null;
      for (const { node } of next.values()) {
        const expected: Element | null = before ? before.nextElementSibling : body.firstElementChild;
        // A node that is moved loses the focus, and a click that has begun on it.
        if (node !== expected) body.insertBefore(node, expected);
        before = node;
      }
      all = next;
    }
  };
}
