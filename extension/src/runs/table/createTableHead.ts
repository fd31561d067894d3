import type { TranslationBundle } from '@jupyterlab/translation';
import { createButton } from '../../dom/controls/createButton';
import { keepKeys } from '../../dom/controls/createSlider';
import { createElement } from '../../dom/createElement';
import type { Column } from './Column';
import type { KeptLayout } from './createStoredTableLayout';

export interface TableHead {
  readonly node: HTMLTableSectionElement;
  show(columns: readonly Column[]): void;
}

/** Titles that sort, and below each what its cells have to be. The nodes stay while their columns do, so that one can go on writing. */
export function createTableHead(trans: TranslationBundle, layout: KeptLayout): TableHead {
  const titles = createElement('tr', {});
  const filters = createElement('tr', { class: 'sr-RunsTable-filters' });
  const node = createElement('thead', {}, titles, filters);
  let made = '';

  function sort(key: string): void {
    const { sort: before } = layout.now;
    const isSame = before?.column === key;
    // Numbers are wanted from the top more often than not.
    if (isSame && !before.descending) layout.change({ sort: null });
    else layout.change({ sort: { column: key, descending: !isSame } });
  }

  function cell(key: string, title: string): HTMLElement {
    const press = createButton(title, { name: 'sort' }, () => sort(key));
    return createElement('th', { scope: 'col', 'data-column': key, title }, press);
  }

  function filter(key: string, title: string): HTMLElement {
    const input = createElement('input', {
      ...{ type: 'search', 'data-name': 'column-filter', 'data-column': key, placeholder: trans.__('filter') },
      'aria-label': trans.__('Filter %1: a text, or > 0.9, or 1..5', title)
    });
    input.value = layout.now.filters[key] ?? '';
    input.addEventListener('input', () => layout.change({ filters: { ...layout.now.filters, [key]: input.value } }));
    keepKeys(input);
    return createElement('td', {}, input);
  }

  return {
    node,
    show(columns) {
      const now = JSON.stringify(columns.map(({ key, title }) => [key, title]));
      const all: [string, string][] = [
        ['title', trans.__('Run')],
        ...columns.map(({ key, title }): [string, string] => [key, title])
      ];
      if (now !== made) {
        made = now;
        titles.replaceChildren(
          createElement('td', { class: 'sr-RunsTable-marks' }),
          ...all.map(([key, title]) => cell(key, title))
        );
        filters.replaceChildren(createElement('td', {}), ...all.map(([key, title]) => filter(key, title)));
      }
      for (const one of titles.querySelectorAll<HTMLElement>('th')) {
        const { sort: by } = layout.now;
        const isSorted = by?.column === one.dataset.column;
        one.setAttribute('aria-sort', isSorted ? (by!.descending ? 'descending' : 'ascending') : 'none');
      }
    }
  };
}
