import { createLineSwatch, type LineLook } from '../dom/controls/createLineSwatch';
import { createElement } from '../dom/createElement';
import { setText } from '../dom/setText';
import { trans } from '../dom/trans';

/** A line of a picture, and its value at the cursor in words. */
export interface ReadValue extends LineLook {
  name: string;
  value: string;
}

/** The values of all lines of a picture at one place, below it. As many lines have as many places, so that nothing moves when the cursor does. */
export function createCursorReadout(): { node: HTMLElement; update(place: string, values: readonly ReadValue[]): void } {
  const where = createElement('span', { class: 'sr-Readout-place' });
  const list = createElement('dl', { class: 'sr-Readout-values' });
  const node = createElement(
    'div',
    { class: 'sr-Readout', role: 'group', 'aria-label': trans.__('Values at the cursor') },
    where,
    list
  );
  return {
    node,
    update(place, values) {
      node.hidden = values.length === 0;
      setText(where, place);
      const items = values.map(({ name, value, ...look }) =>
        createElement('div', {}, createLineSwatch(look), createElement('dt', {}, name), createElement('dd', {}, value))
      );
      list.replaceChildren(...items);
    }
  };
}

/** The last value up to a place: what is drawn there, or was measured last. Null before the first one and in a gap. */
export function valueUpTo(x: readonly number[], y: readonly (number | null)[], place: number): number | null {
  return y[x.findLastIndex((at) => at <= place + 1e-9)] ?? null;
}
