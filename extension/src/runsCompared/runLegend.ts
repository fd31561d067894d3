import { press } from '../controls/button';
import { keepKeys } from '../controls/slider';
import { element } from '../element';
import { svgElement } from '../svgElement';
import { readTheme } from '../theme';
import { runLook, type OverlaidRun } from './overlayPicture';

export interface RunLegend {
  readonly node: HTMLElement;
  readonly hidden: ReadonlySet<string>;
  update(runs: readonly OverlaidRun[]): void;
}

/** One button a run, which shows and hides its curve, and stays the same element. */
export function runLegend(label: string, changed: () => void): RunLegend {
  const node = element('div', { class: 'sr-Legend', role: 'group', 'aria-label': label });
  const buttons = new Map<string, HTMLButtonElement>();
  const hidden = new Set<string>();

  function make(key: string): HTMLButtonElement {
    const made = element('button', { type: 'button', class: 'sr-Legend-item', 'aria-pressed': 'true' });
    made.addEventListener('click', () => {
      if (!hidden.delete(key)) hidden.add(key);
      press(made, !hidden.has(key));
      changed();
    });
    keepKeys(made);
    node.append(made);
    return made;
  }

  return {
    node,
    hidden,
    update(runs) {
      const keys = new Set(runs.map(({ key }) => key));
      for (const [key, button] of buttons) {
        if (keys.has(key)) continue;
        button.remove();
        buttons.delete(key);
      }
      runs.forEach(({ key, name }, place) => {
        const button = buttons.get(key) ?? make(key);
        buttons.set(key, button);
        const { color, dash } = runLook(place, readTheme());
        const line = svgElement('line', {
          ...{ x1: 0, y1: 5, x2: 26, y2: 5, stroke: color, 'stroke-width': 2 },
          'stroke-dasharray': dash?.replace(/px/g, '') ?? 'none'
        });
        const swatch = svgElement('svg', { width: 26, height: 10, viewBox: '0 0 26 10', 'aria-hidden': 'true' }, line);
        button.replaceChildren(swatch, name);
      });
    }
  };
}
