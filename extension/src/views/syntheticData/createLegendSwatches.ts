import { createSvgElement } from '../../dom/createSvgElement';

/** A short piece of a line, for a key. */
export function createLossSwatch({ color, dash }: { color: string; dash: string | undefined }): SVGSVGElement {
  const line = { x1: 0, y1: 7, x2: 30, y2: 7, stroke: color, 'stroke-width': 2 };
  return swatch(30, createSvgElement('line', { ...line, 'stroke-dasharray': dash?.replace(/px/g, '') ?? 'none' }));
}

/** A bar, full or only its outline. */
export function createBarSwatch(color: string, isFull: boolean): SVGSVGElement {
  const look = { fill: isFull ? color : 'none', stroke: color, 'stroke-width': 1.5 };
  return swatch(16, createSvgElement('rect', { x: 1, y: 2, width: 14, height: 10, ...look }));
}

function swatch(width: number, inner: SVGElement): SVGSVGElement {
  return createSvgElement('svg', { width, height: 14, viewBox: `0 0 ${width} 14`, 'aria-hidden': 'true' }, inner);
}
