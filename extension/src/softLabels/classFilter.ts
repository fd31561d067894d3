import { formatCount } from '../numbers';
import { keepKeys } from '../controls/slider';
import { select } from '../controls/select';
import { element } from '../element';
import { preferences } from '../preferences/current';
import { trans } from '../trans';
import { everyClass, type Wanted } from './probabilities';

export interface ClassFilter {
  readonly node: HTMLElement;
  readonly wanted: Wanted;
  update(classes: readonly string[]): void;
}

/** Which of many classes are drawn: those whose name has a text in it, and how many of the likeliest. Hidden where all of them are drawn. */
export function classFilter(changed: () => void): ClassFilter {
  let classes: readonly string[] = [];
  let among: ReadonlySet<number> | null = null;
  const search = element('input', {
    type: 'search',
    class: 'sr-Search',
    'data-name': 'classes',
    placeholder: trans.__('part of a name')
  });
  const most = select(trans.__('likeliest'), 'most', changed);
  const found = element('span', { class: 'sr-Note', role: 'status' });
  const usual = preferences().classesShown;
  const offered = [...new Set([5, 10, 20, usual])].sort((a, b) => a - b);
  most.offer(offered.map((count) => [String(count), String(count)]));
  most.choose(String(usual));
  search.addEventListener('input', () => {
    find();
    changed();
  });
  // Letters are for the text, and not the notebook's own shortcuts.
  search.addEventListener('keydown', (event) => event.stopPropagation());
  keepKeys(search);

  function find() {
    const text = search.value.trim().toLowerCase();
    const places = classes.flatMap((name, i) => (name.toLowerCase().includes(text) ? [i] : []));
    among = text ? new Set(places) : null;
    found.textContent = text ? trans.__('%1 of %2 classes', formatCount(places.length), formatCount(classes.length)) : '';
  }

  const label = element('label', { class: 'sr-Order' }, trans.__('Classes'), search);
  const node = element(
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
      node.hidden = classes.length <= preferences().classesShown;
      find();
    }
  };
}
