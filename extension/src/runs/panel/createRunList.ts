import type { TranslationBundle } from '@jupyterlab/translation';
import { createElement } from '../../dom/createElement';
import type { RunAnnotation } from '../model/createRunAnnotations';
import type { RunItem } from '../model/RunItem';
import type { PanelActions } from './PanelActions';
import { createRunRow, type RunRow } from './createRunRow';

export interface RunList {
  readonly node: HTMLElement;
  show(items: readonly RunItem[], markOf: (run: string) => RunAnnotation, selected: { has(key: string): boolean }): void;
  /** What is listed and not read yet, from where the reader is. */
  seen(): string[];
}

/** So many rows are made at first, and as many more when one comes to the end of them. */
const portion = 100;
/** Pixels before the end. */
const near = 1500;

/**
 * The rows, each run in the node that it had before. Up, Down, Home and End go from row to row, Enter opens, Space chooses for a comparison, Delete
 * deletes, Tab goes into the row.
 */
export function createRunList(trans: TranslationBundle, actions: PanelActions): RunList {
  let limit = portion;
  let last: Parameters<RunList['show']> | null = null;
  const rows = new Map<string, { row: RunRow; item: RunItem; drawn: string }>();
  const node = createElement('ul', { class: 'sr-RunList', role: 'list', 'aria-label': trans.__('Runs') });
  let held: string | null = null;

  function hold(key: string | null, focus: boolean): void {
    if (held !== key) rows.get(held ?? '')?.row.hold(false);
    held = key;
    const row = rows.get(key ?? '')?.row;
    row?.hold(true);
    if (focus) row?.focus();
  }

  const keyAt = (target: EventTarget | null) => (target as Element | null)?.closest?.('li')?.dataset.key ?? null;

  node.addEventListener('focusin', ({ target }) => {
    const key = keyAt(target);
    if (key !== null && key !== held) hold(key, false);
  });
  node.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (!(target instanceof HTMLLIElement)) return;
    const all = [...node.children] as HTMLElement[];
    const place = all.indexOf(target);
    if (key === 'End' && last && limit < last[0].length) {
      limit = last[0].length;
      show(...last);
      all.splice(0, all.length, ...([...node.children] as HTMLElement[]));
    }
    const to = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 }[key];
    const item = rows.get(keyAt(target) ?? '')?.item;
    if (to !== undefined) hold(all[Math.min(all.length - 1, Math.max(0, to))].dataset.key ?? null, true);
    else if (!item) return;
    else if (key === 'Enter') actions.open(item);
    else if (key === 'Delete') actions.remove(item);
    else if (key === ' ') target.querySelector<HTMLInputElement>('input[data-name=select]')?.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  function place(keys: readonly string[]): void {
    const inHand = keyAt(node.contains(document.activeElement) ? document.activeElement : null);
    let before: Element | null = null;
    const nextPlace = () => (before ? before.nextElementSibling : node.firstElementChild);
    for (const key of keys) {
      const { node: own } = rows.get(key)!.row;
      // A node that is moved loses the focus, and with it a text that is half written: the others move round it.
      if (key === inHand) for (let other = nextPlace(); other && other !== own; other = nextPlace()) node.append(other);
      if (own !== nextPlace()) node.insertBefore(own, nextPlace());
      before = own;
    }
  }

  const show: RunList['show'] = (items, markOf, selected) => {
    last = [items, markOf, selected];
    const shown = items.slice(0, limit);
    const keys = new Set(shown.map(({ key }) => key));
    const focused = node.contains(document.activeElement) ? keyAt(document.activeElement) : null;
    const places = [...node.children].map((child) => (child as HTMLElement).dataset.key ?? '');
    for (const [key, { row }] of rows) {
      if (keys.has(key)) continue;
      row.node.remove();
      rows.delete(key);
    }
    for (const item of shown) {
      const mark = markOf(item.run);
      const isSelected = selected.has(item.key);
      const { facts, ...light } = item;
      const drawn = JSON.stringify([light, facts === undefined, mark, isSelected]);
      const own = rows.get(item.key);
      if (own?.drawn === drawn) continue;
      const row = own?.row ?? createRunRow(item, trans, actions);
      row.update(item, mark, isSelected);
      rows.set(item.key, { row, item, drawn });
    }
    place(shown.map(({ key }) => key));
    if (held === null || !rows.has(held)) {
      // The row that was in hand has gone: the one that stands there now.
      const next = shown[Math.min(shown.length - 1, Math.max(0, places.indexOf(held ?? '')))]?.key ?? null;
      hold(next, focused !== null && !rows.has(focused));
    }
  };

  node.addEventListener(
    'scroll',
    () => {
      if (!last || limit >= last[0].length || node.scrollTop + node.clientHeight < node.scrollHeight - near) return;
      limit += portion;
      show(...last);
    },
    { passive: true }
  );

  return {
    node,
    show,
    seen: () => [...rows.values()].flatMap(({ item }) => (item.status === 'unread' ? [item.key] : []))
  };
}
