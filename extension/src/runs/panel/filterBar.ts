import type { TranslationBundle } from '@jupyterlab/translation';
import { select } from '../../dom/controls/select';
import { keepKeys } from '../../dom/controls/slider';
import { toggle } from '../../dom/controls/toggle';
import { element } from '../../dom/element';
import type { RunAnnotation } from '../model/runAnnotations';
import type { RunItem } from '../model/RunItem';
import { statusLabel } from '../../words/statusLabel';
import { shownStatus } from './shownStatus';

export interface FilterBar {
  readonly node: HTMLElement;
  /** Offers the tags that there are. */
  offer(tags: readonly string[]): void;
  fits(item: RunItem, mark: RunAnnotation): boolean;
}

/** Words, a status, a tag, stars: what is to be listed. */
export function filterBar(trans: TranslationBundle, changed: () => void): FilterBar {
  const words = element('input', {
    ...{ type: 'search', class: 'sr-Filter-words', 'data-name': 'filter' },
    ...{ placeholder: trans.__('Filter runs'), 'aria-label': trans.__('Filter runs by text or tag') }
  });
  words.addEventListener('input', changed);
  keepKeys(words);
  const status = select(trans.__('Status'), 'status', changed);
  status.offer([
    ['', trans.__('all')],
    ['live', trans.__('going on')],
    ...(['done', 'stopped', 'failed', 'lost'] as const).map((one): [string, string] => [one, statusLabel(one)])
  ]);
  const tag = select(trans.__('Tag'), 'tag', changed);
  tag.offer([['', trans.__('all')]]);
  const stars = toggle(trans.__('Starred only'), 'starred', changed);
  let offered = '';
  return {
    node: element('div', { class: 'sr-Filter', role: 'search' }, words, status.node, tag.node, stars.node),
    offer(tags) {
      const now = JSON.stringify(tags);
      if (now === offered) return;
      offered = now;
      tag.offer([['', trans.__('all')], ...tags.map((one): [string, string] => [one, one])]);
    },
    fits(item, mark) {
      if (stars.checked && !mark.star) return false;
      if (tag.value && !mark.tags.includes(tag.value)) return false;
      if (status.value === 'live' ? !item.live : status.value && shownStatus(item) !== status.value) return false;
      const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
      const text = [item.title, item.place.path, item.group ?? '', item.says, item.problem ?? '', mark.note, ...mark.tags]
        .join(' ')
        .toLowerCase();
      return wanted.every((word) => text.includes(word));
    }
  };
}
