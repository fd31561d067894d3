import type { TranslationBundle } from '@jupyterlab/translation';
import { createSelect } from '../../dom/controls/createSelect';
import { keepKeys } from '../../dom/controls/createSlider';
import { createToggle } from '../../dom/controls/createToggle';
import { createElement } from '../../dom/createElement';
import type { RunAnnotation } from '../model/createRunAnnotations';
import type { RunItem } from '../model/RunItem';
import { translateStatus } from '../../words/translateStatus';
import { chooseShownStatus } from './chooseShownStatus';

export interface FilterBar {
  readonly node: HTMLElement;
  /** Offers the tags that there are. */
  offer(tags: readonly string[]): void;
  fits(item: RunItem, mark: RunAnnotation): boolean;
}

/** Words, a status, a tag, stars: what is to be listed. */
export function createFilterBar(trans: TranslationBundle, changed: () => void): FilterBar {
  const words = createElement('input', {
    ...{ type: 'search', class: 'sr-Filter-words', 'data-name': 'filter' },
    ...{ placeholder: trans.__('Filter runs'), 'aria-label': trans.__('Filter runs by text or tag') }
  });
  words.addEventListener('input', changed);
  keepKeys(words);
  const status = createSelect(trans.__('Status'), 'status', changed);
  status.offer([
    ['', trans.__('all')],
    ['live', trans.__('going on')],
    ...(['done', 'stopped', 'failed', 'interrupted', 'lost'] as const).map((one): [string, string] => [one, translateStatus(one)])
  ]);
  const tag = createSelect(trans.__('Tag'), 'tag', changed);
  tag.offer([['', trans.__('all')]]);
  const stars = createToggle(trans.__('Starred only'), 'starred', changed);
  let offered = '';
  return {
    node: createElement('div', { class: 'sr-Filter', role: 'search' }, words, status.node, tag.node, stars.node),
    offer(tags) {
      const now = JSON.stringify(tags);
      if (now === offered) return;
      offered = now;
      tag.offer([['', trans.__('all')], ...tags.map((one): [string, string] => [one, one])]);
    },
    fits(item, mark) {
      if (stars.checked && !mark.star) return false;
      if (tag.value && !mark.tags.includes(tag.value)) return false;
      if (status.value === 'live' ? !item.live : status.value && chooseShownStatus(item) !== status.value) return false;
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const text = [item.title, item.place.path, item.group ?? '', item.says, item.problem ?? '', mark.note, ...mark.tags]
        .join(' ')
        .toLowerCase();
      return wanted.every((word) => text.includes(word));
    }
  };
}
