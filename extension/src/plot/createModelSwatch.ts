import type { ModelLook } from '../../../src/views/picture/chooseModelLooks';
import { drawSymbolPath } from '../../../src/views/picture/drawSymbolPath';
import { createSvgElement } from '../dom/createSvgElement';

/** A short piece of a model's curve, for a key. */
export function createModelSwatch({ color, symbol, dash }: ModelLook): SVGSVGElement {
  const line = { x1: 0, y1: 7, x2: 30, y2: 7, stroke: color, 'stroke-width': 1.5 };
  return createSvgElement(
    'svg',
    { width: 30, height: 14, viewBox: '0 0 30 14', 'aria-hidden': 'true' },
    createSvgElement('line', { ...line, 'stroke-dasharray': dash?.replace(/px/g, '') ?? 'none' }),
    createSvgElement('path', { d: drawSymbolPath(symbol, 15, 7, 4), fill: color })
  );
}
