import { element } from './svgElements';

/** A point of a curve: round for the student, square for the baseline. */
export function drawMarker(cx: number, cy: number, color: string, square: boolean): string {
  return square
    ? element('rect', { x: cx - 2.5, y: cy - 2.5, width: 5, height: 5, fill: color })
    : element('circle', { cx, cy, r: 2.8, fill: color });
}
