import type { CurveStyle } from './CurveStyle';
import { drawMarker } from './drawMarker';
import { label, stroke } from './svgElements';
import { shorten, measureTextWidth } from './measureTextWidth';

/** Pixels from one row of a legend to the next. */
export const legendRow = 15;

export interface Legend {
  rows: number;
  entries: { style: CurveStyle; text: string; row: number; left: number }[];
}

/** Names of curves with their look, laid out like words: as many per row as fit. */
export function layLegend(styles: readonly CurveStyle[], width: number): Legend {
  let [row, left] = [0, 0];
  const entries = styles.map((style) => {
    const text = shorten(style.name, Math.min(width - 34, 220));
    const needed = 28 + measureTextWidth(text);
    if (left > 0 && left + needed > width) [row, left] = [row + 1, 0];
    const entry = { style, text, row, left };
    left += needed + 12;
    return entry;
  });
  return { rows: styles.length ? row + 1 : 0, entries };
}

export function drawLegend({ entries }: Legend, x: number, y: number): string {
  const drawn = entries.map(({ style: { color, dash, width, markers, name }, text, row, left }) => {
    const [x0, y0] = [x + left, y + row * legendRow - 4];
    const line = stroke(x0, y0, x0 + 22, y0, { stroke: color, 'stroke-width': width, 'stroke-dasharray': dash });
    return line + (markers ? drawMarker(x0 + 11, y0, color, name.startsWith('baseline')) : '') + label(text, x0 + 27, y0 + 4);
  });
  return drawn.join('');
}
