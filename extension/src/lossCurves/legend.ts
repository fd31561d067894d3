import type { Curve } from '../../../src/views/View';
import { press } from '../controls/button';
import { keepKeys } from '../controls/slider';
import { element } from '../element';
import type { Theme } from '../theme';
import { curveKey, curveName } from './curveName';
import { curveStyles, type CurveStyle } from './curveStyles';

export interface Legend {
  readonly node: HTMLElement;
  readonly hidden: ReadonlySet<string>;
  update(curves: readonly Curve[], theme: Theme): void;
}

/** One button a curve, which shows and hides it. A button stays the same element from view to view, and so keeps the focus. */
export function legend(changed: () => void): Legend {
  const node = element('div', { class: 'sr-Legend', role: 'group', 'aria-label': 'Curves shown' });
  const buttons = new Map<string, HTMLButtonElement>();
  const hidden = new Set<string>();

  function make(curve: Curve): HTMLButtonElement {
    const key = curveKey(curve);
    const button = element('button', { type: 'button', class: 'sr-Legend-item', 'aria-pressed': 'true', 'data-series': key });
    button.addEventListener('click', () => {
      if (!hidden.delete(key)) hidden.add(key);
      press(button, !hidden.has(key));
      changed();
    });
    keepKeys(button);
    return button;
  }

  return {
    node,
    hidden,
    update(curves, theme) {
      const styles = curveStyles(curves, theme);
      for (const [key, button] of buttons) {
        if (styles.has(key)) continue;
        button.remove();
        buttons.delete(key);
      }
      for (const curve of curves) {
        const key = curveKey(curve);
        const button = buttons.get(key) ?? make(curve);
        if (!buttons.has(key)) node.append(button);
        buttons.set(key, button);
        button.replaceChildren(swatch(styles.get(key)!), curveName(curve));
      }
    }
  };
}

function swatch({ colour, width, dash, points }: CurveStyle): SVGSVGElement {
  const make = <K extends keyof SVGElementTagNameMap>(
    tag: K,
    attributes: { [name: string]: string }
  ): SVGElementTagNameMap[K] => {
    const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const svg = make('svg', { width: '26', height: '10', viewBox: '0 0 26 10', 'aria-hidden': 'true' });
  svg.append(
    make('line', {
      x1: '0',
      y1: '5',
      x2: '26',
      y2: '5',
      stroke: colour,
      'stroke-width': String(width),
      'stroke-dasharray': dash.replace(/px/g, '')
    })
  );
  if (points) svg.append(make('circle', { cx: '13', cy: '5', r: '3.2', fill: colour }));
  return svg;
}
