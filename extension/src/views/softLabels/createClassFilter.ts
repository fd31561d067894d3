import { formatCount } from '../../words/formatNumber';
import { keepKeys } from '../../dom/controls/createSlider';
import { createSelect } from '../../dom/controls/createSelect';
import { createElement } from '../../dom/createElement';
import { currentPreferences } from '../../preferences/currentPreferences';
import { trans } from '../../dom/trans';
import { everyClass, type Wanted } from './pickLikeliestProbabilities';

export interface ClassFilter {
  readonly node: HTMLElement;
  readonly wanted: Wanted;
  update(classes: readonly string[]): void;
}

/** Which of many classes are drawn: those whose name has a text in it, and how many of the likeliest. Hidden where all of them are drawn. */
export function createClassFilter(changed: () => void): ClassFilter {
  let classes: readonly string[] = [];
  let among: ReadonlySet<number> | null = null;
  const search = createElement('input', {
    type: 'search',
    class: 'sr-Search',
    'data-name': 'classes',
    placeholder: trans.__('part of a name')
  });
  const most = createSelect(trans.__('likeliest'), 'most', changed);
  const found = createElement('span', { class: 'sr-Note', role: 'status' });
  let usual = 0;
  search.addEventListener('input', () => {
    find();
    changed();
  });
  // Letters are for the text, and not the notebook's own shortcuts.
  search.addEventListener('keydown', (event) => event.stopPropagation());
  keepKeys(search);

  /** As many as the settings say, until the reader chooses another number. */
  function offer() {
    const now = currentPreferences().classesShown;
    if (now === usual) return;
    const offered = [...new Set([5, 10, 20, now])].sort((a, b) => a - b);
    const follows = most.value === '' || most.value === String(usual);
    most.offer(offered.map((count) => [String(count), String(count)]));
    if (follows) most.choose(String(now));
    usual = now;
  }

  function find() {
    const text = search.value.trim().toLowerCase();
    const places = classes.flatMap((name, i) => (name.toLowerCase().includes(text) ? [i] : []));
    among = text ? new Set(places) : null;
    found.textContent = text ? trans.__('%1 of %2 classes', formatCount(places.length), formatCount(classes.length)) : '';
  }

  const label = createElement('label', { class: 'sr-Order' }, trans.__('Classes'), search);
  const node = createElement(
    'div',
    { class: 'sr-Picker', role: 'group', 'aria-label': trans.__('Classes shown') },
    label,
    most.node,
    found
  );
  return {
    node,
    get wanted() {
      return node.hidden ? everyClass() : { most: Number(most.value), among };
    },
    update(next) {
      classes = next;
      offer();
      node.hidden = classes.length <= currentPreferences().classesShown;
      find();
    }
  };
}
