import type { TranslationBundle } from '@jupyterlab/translation';
import { createButton } from '../../dom/controls/createButton';
import { createElement } from '../../dom/createElement';
import type { Column } from './Column';

export interface ColumnChooser {
  readonly node: HTMLElement;
  offer(columns: readonly Column[], chosen: ReadonlySet<string>): void;
}

/** Checkboxes of all columns that there are, folded away. */
export function createColumnChooser(trans: TranslationBundle, choose: (keys: string[] | null) => void): ColumnChooser {
  const list = createElement('div', { class: 'sr-Columns' });
  const node = createElement(
    'details',
    { class: 'sr-Details sr-ColumnChooser' },
    createElement('summary', {}, trans.__('Columns')),
    list
  );
  let made = '';
  let boxes = new Map<string, HTMLInputElement>();
  const usual = createButton(trans.__('Usual columns'), { name: 'usual-columns' }, () => choose(null));

  const kinds = { own: trans.__('Of the run'), metric: trans.__('Metrics'), setting: trans.__('Settings') };

  return {
    node,
    offer(columns, chosen) {
      const now = JSON.stringify(columns.map(({ key }) => key));
      if (now !== made) {
        made = now;
        boxes = new Map(columns.map(({ key }) => [key, createElement('input', { type: 'checkbox', 'data-column': key })]));
        const keys = () => columns.filter(({ key }) => boxes.get(key)!.checked).map(({ key }) => key);
        for (const box of boxes.values()) box.addEventListener('change', () => choose(keys()));
        list.replaceChildren(
          usual,
          ...(['own', 'metric', 'setting'] as const).map((kind) =>
            createElement(
              'fieldset',
              {},
              createElement('legend', {}, kinds[kind]),
              ...columns
                .filter((column) => column.kind === kind)
                .map(({ key, title }) => createElement('label', { class: 'sr-Toggle' }, boxes.get(key)!, title))
            )
          )
        );
      }
      for (const [key, box] of boxes) box.checked = chosen.has(key);
    }
  };
}
