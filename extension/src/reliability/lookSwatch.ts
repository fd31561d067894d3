import type { ModelLook } from '../../../src/views/modelLooks';
import { symbolPath } from '../../../src/views/picture/symbolPath';

/** A short piece of a model's curve, for a key. */
export function lookSwatch({ color, symbol, dash }: ModelLook): SVGSVGElement {
  const svg = make('svg', { width: '30', height: '14', viewBox: '0 0 30 14', 'aria-hidden': 'true' });
  const dashes = dash?.replace(/px/g, '') ?? 'none';
  svg.append(
    make('line', { x1: '0', y1: '7', x2: '30', y2: '7', stroke: color, 'stroke-width': '1.5', 'stroke-dasharray': dashes })
  );
  svg.append(make('path', { d: symbolPath(symbol, 15, 7, 4), fill: color }));
  return svg;
}

function make<K extends keyof SVGElementTagNameMap>(tag: K, attributes: { [name: string]: string }): SVGElementTagNameMap[K] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
