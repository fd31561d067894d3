import { wrap } from '../../../src/views/picture/measureTextWidth';
import { escapeForPlotly } from './escapeForPlotly';

/** The size of names beside an axis, in pixels, and the distance of their lines. */
export const nameSize = 12;
export const nameLine = 16;

/** A name beside an axis in lines that are no wider than `room` pixels: as many as it takes, up to `most`. */
export function wrapTickLabel(name: string, room: number, most = 5): string[] {
  return wrap(name, room, nameSize, false, most);
}

/** As plotly writes it. */
export function joinLines(lines: readonly string[]): string {
  return lines.map(escapeForPlotly).join('<br>');
}
