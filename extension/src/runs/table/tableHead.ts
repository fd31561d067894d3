import type { TranslationBundle } from '@jupyterlab/translation';
import { button } from '../../dom/controls/button';
import { keepKeys } from '../../dom/controls/slider';
import { element } from '../../dom/element';
import type { Column } from './columns';
import type { KeptLayout } from './tableLayout';

export interface TableHead {
  readonly node: HTMLTableSectionElement;
  show(columns: readonly Column[]): void;
}

/** Titles that sort, and below each what its cells have to be. The nodes stay while their columns do, so that one can go on writing. */
export function tableHead(trans: TranslationBundle, layout: KeptLayout): TableHead {
  const titles = element('tr', {});
  const filters = element('tr', { class: 'sr-RunsTable-filters' });
  const node = element('thead', {}, titles, filters);
  let made = '';

  function sort(key: string): void {
    const { sort: before } = layout.now;
    const isSame = before?.column === key;
    // Numbers are wanted from the top more often than not.
    if (isSame && !before.descending) layout.change({ sort: null });
    else layout.change({ sort: { column: key, descending: !isSame } });
  }

  function cell(key: string, title: string): HTMLElement {
    const press = button(title, { name: 'sort' }, () => sort(key));
    return element('th', { scope: 'col', 'data-column': key, title }, press);
  }

  function filter(key: string, title: string): HTMLElement {
    const input = element('input', {
      ...{ type: 'search', 'data-name': 'column-filter', 'data-column': key, placeholder: trans.__('filter') },
      'aria-label': trans.__('Filter %1: a text, or > 0.9, or 1..5', title)
    });
    input.value = layout.now.filters[key] ?? '';
    input.addEventListener('input', () => layout.change({ filters: { ...layout.now.filters, [key]: input.value } }));
    keepKeys(input);
    return element('td', {}, input);
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
        titles.replaceChildren(element('td', { class: 'sr-RunsTable-marks' }), ...all.map(([key, title]) => cell(key, title)));
        filters.replaceChildren(element('td', {}), ...all.map(([key, title]) => filter(key, title)));
      }
      for (const one of titles.querySelectorAll<HTMLElement>('th')) {
        const { sort: by } = layout.now;
        const isSorted = by?.column === one.dataset.column;
        one.setAttribute('aria-sort', isSorted ? (by!.descending ? 'descending' : 'ascending') : 'none');
      }
    }
  };
}
