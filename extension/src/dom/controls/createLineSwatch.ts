import { createSvgElement } from '../createSvgElement';

/** How a line is drawn. */
export interface LineLook {
  color: string;
  width: number;
  /** Dash lengths as SVG and plotly take them; undefined for a solid line. */
  dash: string | undefined;
  /** Whether its points have marks. */
  markers?: boolean;
}

/** A short piece of a line, for a key. */
export function createLineSwatch({ color, width, dash, markers }: LineLook): SVGSVGElement {
  const line = { x1: 0, y1: 5, x2: 26, y2: 5, stroke: color, 'stroke-width': width };
  return createSvgElement(
    'svg',
    { width: 26, height: 10, viewBox: '0 0 26 10', 'aria-hidden': 'true' },
    createSvgElement('line', { ...line, 'stroke-dasharray': dash?.replace(/px/g, '') ?? 'none' }),
    ...(markers ? [createSvgElement('circle', { cx: 13, cy: 5, r: 3.2, fill: color })] : [])
  );
}
