import type { CurveStyle } from '../../../src/views/curveStyle';
import type { Curve } from '../../../src/views/View';
import { press } from '../controls/button';
import { keepKeys } from '../controls/slider';
import { element } from '../element';
import { svgElement } from '../svgElement';
import type { Theme } from '../theme';
import { curveKey, styleOf } from './styleOf';
import { trans } from '../trans';

export interface Legend {
  readonly node: HTMLElement;
  readonly hidden: ReadonlySet<string>;
  /** `shown` are those of `curves` that are drawn. */
  update(shown: readonly Curve[], curves: readonly Curve[], theme: Theme): void;
}

/** One button a curve, which shows and hides it. A button stays the same element from view to view, and so keeps the focus. */
export function legend(changed: () => void): Legend {
  const node = element('div', { class: 'sr-Legend', role: 'group', 'aria-label': trans.__('Curves shown') });
  const buttons = new Map<string, HTMLButtonElement>();
  const hidden = new Set<string>();

  function make(key: string): HTMLButtonElement {
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
    update(shown, curves, theme) {
      const styles = new Map(shown.map((curve) => [curveKey(curve), styleOf(curve, curves, theme)]));
      for (const [key, button] of buttons) {
        if (styles.has(key)) continue;
        button.remove();
        buttons.delete(key);
      }
      for (const [key, style] of styles) {
        const button = buttons.get(key) ?? make(key);
        if (!buttons.has(key)) node.append(button);
        buttons.set(key, button);
        button.replaceChildren(swatch(style), style.name);
      }
    }
  };
}

function swatch({ color, width, dash, markers }: CurveStyle): SVGSVGElement {
  const line = { x1: 0, y1: 5, x2: 26, y2: 5, stroke: color, 'stroke-width': width };
  return svgElement(
    'svg',
    { width: 26, height: 10, viewBox: '0 0 26 10', 'aria-hidden': 'true' },
    svgElement('line', { ...line, 'stroke-dasharray': dash?.replace(/px/g, '') ?? 'none' }),
    ...(markers ? [svgElement('circle', { cx: 13, cy: 5, r: 3.2, fill: color })] : [])
  );
}
