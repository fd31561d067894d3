import { makeNamesDistinct } from '../words/makeNamesDistinct';
import { palette } from './palette';
import { element, heading, label, type Box } from './svgElements';
import { shorten, shortenMiddle, measureTextWidth } from './measureTextWidth';

export interface BarRow {
  name: string;
  /** Written with the name if the name is too long to be distinct. */
  number?: number;
  bars: readonly Bar[];
}

export interface Bar {
  /** 0 to 1 of the panel's width. */
  share: number;
  /** The number in words, at the end of the bar. */
  text: string;
  fill: string;
  /** Draws only its outline. */
  isHollow?: boolean;
}

const colors = palette.light;
const headHeight = 22;
const barHeight = 11;
const between = 6;

export function heightOfBars(rows: readonly BarRow[]): number {
  return headHeight + rows.reduce((sum, { bars }) => sum + heightOf(bars), 0);
}

/** Rows of horizontal bars with their names at the left and their numbers at the ends. */
export function drawBarPanel(title: string, rows: readonly BarRow[], box: Box): string {
  const nameWidth = Math.min(box.width * 0.36, Math.max(...rows.map(({ name }) => measureTextWidth(name, 10)), 0) + 1);
  const textRoom = Math.max(0, ...rows.flatMap(({ bars }) => bars.map(({ text }) => measureTextWidth(text, 9)))) + 6;
  const left = box.x + nameWidth + 6;
  const room = box.width - nameWidth - 6 - textRoom;
  const parts = [heading(shorten(title, box.width, 12, true), box.x, box.y + 12)];
  let top = box.y + headHeight;
  const short = makeNamesDistinct(
    rows.map(({ name }) => name),
    rows.map(({ number }, place) => number ?? place),
    (name) => shortenMiddle(name, nameWidth, 10)
  );
  rows.forEach(({ bars }, place) => {
    const middle = top + (heightOf(bars) - between) / 2;
    parts.push(label(short[place], left - 6, middle + 3.5, { 'text-anchor': 'end', 'font-size': 10 }));
    bars.forEach(({ share, text, fill, isHollow }, i) => {
      const y = top + i * barHeight;
      const width = share > 0 ? Math.max(1, Math.min(1, share) * room) : 0;
      const look = isHollow ? { fill: colors.background, stroke: fill } : { fill };
      const inset = isHollow ? 0.5 : 0;
      if (width)
        parts.push(element('rect', { x: left + inset, y: y + 1 + inset, width, height: barHeight - 3 - 2 * inset, ...look }));
      parts.push(label(text, left + width + 4, y + barHeight - 2.5, { 'font-size': 9, fill: colors.muted }));
    });
    top += heightOf(bars);
  });
  return parts.join('');
}

function heightOf(bars: readonly Bar[]): number {
  return bars.length * barHeight + between;
}
