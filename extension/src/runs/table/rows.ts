import type { TranslationBundle } from '@jupyterlab/translation';
import { seedInterval } from '../../../../src/views/facts/seedInterval';
import { button } from '../../dom/controls/button';
import { element } from '../../dom/element';
import { statusSigns, type ShownStatus } from '../../words/statusSays';
import { canCompare } from '../model/canCompare';
import type { RunItem } from '../model/RunItem';
import type { TableGroup, TableRow } from './arrangeRows';
import type { Column } from './columns';

export interface RowActions {
  open(item: RunItem): void;
  star(item: RunItem, star: boolean): void;
  select(item: RunItem, selected: boolean): void;
  isSelected(item: RunItem): boolean;
  compare(items: readonly RunItem[]): void;
  toggle(group: string): void;
}

const none = { star: false, tags: [] };

export function runRow(
  { item, mark }: TableRow & { kind: 'run' },
  columns: readonly Column[],
  trans: TranslationBundle,
  actions: RowActions
): HTMLTableRowElement {
  const check = element('input', { type: 'checkbox', 'data-name': 'select', 'aria-label': trans.__('Compare %1', item.title) });
  check.checked = actions.isSelected(item);
  check.disabled = !canCompare(item);
  if (check.disabled) check.title = item.problem ?? trans.__('No record of it is left.');
  check.addEventListener('change', () => actions.select(item, check.checked));
  const star = button(mark.star ? '★' : '☆', { name: 'star', pressed: mark.star }, () => actions.star(item, !mark.star));
  star.setAttribute('aria-label', trans.__('Star %1', item.title));
  const title = button(item.title || trans.__('(no title)'), { name: 'open', title: item.title }, () => actions.open(item));
  title.classList.add('sr-RunRow-title');
  return element(
    'tr',
    { 'data-key': item.key },
    element('td', { class: 'sr-RunsTable-marks' }, check, star),
    element('th', { scope: 'row' }, title),
    ...columns.map((column) => cell(column, item, mark))
  );
}

function cell(column: Column, item: RunItem, mark: { star: boolean; tags: string[] }): HTMLElement {
  const value = column.value(item, mark);
  const text = column.text(value);
  const sign = column.key === 'status' ? `${statusSigns[value as ShownStatus]} ` : '';
  return element('td', { class: typeof value === 'number' ? 'sr-mod-number' : undefined, title: text }, `${sign}${text}`);
}

/** The group's name, how many runs it has, and the mean of each metric over them. */
export function groupRow(
  { title, items, open }: TableGroup,
  columns: readonly Column[],
  trans: TranslationBundle,
  actions: RowActions
): HTMLTableRowElement {
  const fold = button(`${open ? '▾' : '▸'} ${title}`, { name: 'fold', title }, () => actions.toggle(title));
  fold.setAttribute('aria-expanded', String(open));
  fold.classList.add('sr-RunRow-title');
  const comparable = items.filter(canCompare);
  const compare = button(trans.__('Compare'), { name: 'compare-group' }, () => actions.compare(comparable));
  compare.setAttribute('aria-label', trans.__('Compare the runs of %1', title));
  compare.hidden = comparable.length < 2;
  return element(
    'tr',
    { 'data-key': `group ${title}`, class: 'sr-RunsTable-group' },
    element('td', { class: 'sr-RunsTable-marks' }, String(items.length)),
    element('th', { scope: 'row' }, fold, compare),
    ...columns.map((column) => {
      const values = column.kind === 'metric' ? items.map((item) => column.value(item, none)) : [];
      const mean = seedInterval(values.map((value) => (typeof value === 'number' ? value : null)));
      return element('td', { class: 'sr-mod-number' }, mean ? column.text(mean.mean) : '');
    })
  );
}
