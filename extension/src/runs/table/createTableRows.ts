import type { TranslationBundle } from '@jupyterlab/translation';
import { computeConfidenceIntervalOverSeeds } from '../../../../src/views/facts/computeConfidenceIntervalOverSeeds';
import { createButton } from '../../dom/controls/createButton';
import { createElement } from '../../dom/createElement';
import { statusSigns, type ShownStatus } from '../../words/translateStatus';
import { isComparableRun } from '../model/isComparableRun';
import { unmarked, type RunAnnotation } from '../model/createRunAnnotations';
import type { RunItem } from '../model/RunItem';
import type { TableGroup, TableRow } from './filterSortAndGroupRuns';
import type { Column } from './Column';

export interface RowActions {
  open(item: RunItem): void;
  star(item: RunItem, star: boolean): void;
  select(item: RunItem, selected: boolean): void;
  isSelected(item: RunItem): boolean;
  compare(items: readonly RunItem[]): void;
  toggle(group: string): void;
}

/** All that a row shows. While it is the same its node stays, else a click would be lost when a run that goes on moves. */
export function shownIn(row: TableRow, columns: readonly Column[], isSelected: (item: RunItem) => boolean): string {
  if (row.kind === 'group') {
    const comparable = row.items.filter(isComparableRun).length;
    return JSON.stringify([
      row.open,
      row.items.length,
      comparable,
      columns.map((column) => [column.key, groupText(row, column)])
    ]);
  }
  const { item, mark } = row;
  const cells = columns.map((column) => [column.key, column.text(column.value(item, mark))]);
  return JSON.stringify([item.title, item.problem, isComparableRun(item), isSelected(item), mark.star, cells]);
}

/** @param now gives the row as it is when something is asked of it. */
export function createRunTableRow(
  { item, mark }: TableRow & { kind: 'run' },
  now: () => RunItem,
  columns: readonly Column[],
  trans: TranslationBundle,
  actions: RowActions
): HTMLTableRowElement {
  const check = createElement('input', {
    type: 'checkbox',
    'data-name': 'select',
    'aria-label': trans.__('Compare %1', item.title)
  });
  check.checked = actions.isSelected(item);
  check.disabled = !isComparableRun(item);
  const noRecord = item.isAwaited
    ? trans.__('Its record is still to come from the kernel.')
    : trans.__('No record of it is left.');
  if (check.disabled) check.title = item.problem ?? noRecord;
  check.addEventListener('change', () => actions.select(now(), check.checked));
  const star = createButton(mark.star ? '★' : '☆', { name: 'star', pressed: mark.star }, () => actions.star(now(), !mark.star));
  star.setAttribute('aria-label', trans.__('Star %1', item.title));
  const title = createButton(item.title || trans.__('(no title)'), { name: 'open', title: item.title }, () =>
    actions.open(now())
  );
  title.classList.add('sr-RunRow-title');
  return createElement(
    'tr',
    { 'data-key': item.key },
    createElement('td', { class: 'sr-RunsTable-marks' }, check, star),
    createElement('th', { scope: 'row' }, title),
    ...columns.map((column) => cell(column, item, mark))
  );
}

function cell(column: Column, item: RunItem, mark: RunAnnotation): HTMLElement {
  const value = column.value(item, mark);
  const text = column.text(value);
  const sign = column.key === 'status' ? `${statusSigns[value as ShownStatus]} ` : '';
  return createElement('td', { class: typeof value === 'number' ? 'sr-mod-number' : undefined, title: text }, `${sign}${text}`);
}

/** The group's name, how many runs it has, and the mean of each metric over them. `now` gives its runs as they are when it is pressed. */
export function createGroupTableRow(
  group: TableGroup,
  now: () => readonly RunItem[],
  columns: readonly Column[],
  trans: TranslationBundle,
  actions: RowActions
): HTMLTableRowElement {
  const { title, items, open } = group;
  const fold = createButton(`${open ? '▾' : '▸'} ${title}`, { name: 'fold', title }, () => actions.toggle(title));
  fold.setAttribute('aria-expanded', String(open));
  fold.classList.add('sr-RunRow-title');
  const compare = createButton(trans.__('Compare'), { name: 'compare-group' }, () =>
    actions.compare(now().filter(isComparableRun))
  );
  compare.setAttribute('aria-label', trans.__('Compare the runs of %1', title));
  compare.hidden = items.filter(isComparableRun).length < 2;
  return createElement(
    'tr',
    { 'data-key': keyOfGroup(title), class: 'sr-RunsTable-group' },
    createElement('td', { class: 'sr-RunsTable-marks' }, String(items.length)),
    createElement('th', { scope: 'row' }, fold, compare),
    ...columns.map((column) => createElement('td', { class: 'sr-mod-number' }, groupText(group, column)))
  );
}

export function keyOfGroup(title: string): string {
  return `group ${title}`;
}

function groupText({ items }: TableGroup, column: Column): string {
  if (column.kind !== 'metric') return '';
  const values = items.map((item) => column.value(item, unmarked));
  const mean = computeConfidenceIntervalOverSeeds(values.map((value) => (typeof value === 'number' ? value : null)));
  return mean ? column.text(mean.mean) : '';
}
