import { createElement } from '../createElement';
import { press } from './createButton';
import { createLineSwatch, type LineLook } from './createLineSwatch';
import { keepKeys } from './createSlider';

/** A curve as its entry in the legend shows it. */
export interface LegendEntry extends LineLook {
  key: string;
  name: string;
}

export interface Legend {
  readonly node: HTMLElement;
  /** Keys of what the reader does not want to see. */
  readonly hidden: ReadonlySet<string>;
  update(entries: readonly LegendEntry[]): void;
}

/** One button a curve, which shows and hides it. A button stays the same element from view to view, and so keeps the focus. */
export function createLegend(label: string, changed: () => void): Legend {
  const node = createElement('div', { class: 'sr-Legend', role: 'group', 'aria-label': label });
  const buttons = new Map<string, HTMLButtonElement>();
  const hidden = new Set<string>();

  function make(key: string): HTMLButtonElement {
    const button = createElement('button', {
      type: 'button',
      class: 'sr-Legend-item',
      'aria-pressed': 'true',
      'data-series': key
    });
    button.addEventListener('click', () => {
      if (!hidden.delete(key)) hidden.add(key);
      press(button, !hidden.has(key));
      changed();
    });
    keepKeys(button);
    node.append(button);
    return button;
  }

  return {
    node,
    hidden,
    update(entries) {
      const keys = new Set(entries.map(({ key }) => key));
      for (const [key, button] of buttons) {
        if (keys.has(key)) continue;
        button.remove();
        buttons.delete(key);
      }
      for (const entry of entries) {
        const button = buttons.get(entry.key) ?? make(entry.key);
        buttons.set(entry.key, button);
        button.replaceChildren(createLineSwatch(entry), entry.name);
      }
    }
  };
}
