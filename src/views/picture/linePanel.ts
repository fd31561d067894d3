import { palette } from '../palette';
import type { CurveStyle } from '../curveStyle';
import type { Axis } from './axis';
import { element, label, path, type Box } from './svg';
import { shorten, textWidth } from './textWidth';

export interface Line extends CurveStyle {
  x: readonly number[];
  y: readonly number[];
  /** The value of the last point, written at its end. */
  end?: string;
}

export interface LinePanel {
  title: string;
  lines: readonly Line[];
  x: Axis;
  y: Axis;
  xTitle?: string;
  /** A dotted upright line with a word at its top. */
  mark?: { x: number; text: string };
  /** A ring around one point of a line. */
  ring?: { x: number; y: number };
  legend: boolean;
}

const colors = palette.light;
const lineHeight = 15;

/** A titled chart of lines with its legend above and the lines' last values at their ends. */
export function linePanel({ title, lines, x, y, xTitle, mark, ring, legend }: LinePanel, box: Box): string {
  const entries = legend ? layLegend(lines, box.width) : { rows: 0, markup: () => '' };
  const tickWidth = Math.max(...y.ticks.map(({ text }) => textWidth(text)), 18);
  const endWidth = Math.max(...lines.map(({ end }) => (end ? textWidth(end, 10) + 8 : 0)), 8);
  const top = box.y + 24 + entries.rows * lineHeight + (mark ? 12 : 0);
  const plot: Box = {
    x: box.x + tickWidth + 8,
    y: top,
    width: box.width - tickWidth - 8 - endWidth,
    height: box.y + box.height - top - (xTitle ? 34 : 20)
  };
  const px = (value: number) => plot.x + x.share(value) * plot.width;
  const py = (value: number) => plot.y + (1 - y.share(value)) * plot.height;
  const bottom = plot.y + plot.height;

  const parts = [label(shorten(title, box.width, 12, true), box.x, box.y + 12, { 'font-size': 12, 'font-weight': 'bold' })];
  parts.push(entries.markup(box.x, box.y + 30));
  for (const { at, text } of y.ticks) {
    parts.push(
      element('path', {
        d: path([
          [plot.x, py(at)],
          [plot.x + plot.width, py(at)]
        ]),
        stroke: colors.grid
      })
    );
    parts.push(label(text, plot.x - 6, py(at) + 4, { 'text-anchor': 'end', fill: colors.muted }));
  }
  for (const { at, text } of x.ticks) {
    parts.push(
      element('path', {
        d: path([
          [px(at), bottom],
          [px(at), bottom + 4]
        ]),
        stroke: colors.muted
      })
    );
    parts.push(label(text, px(at), bottom + 16, { 'text-anchor': 'middle', fill: colors.muted }));
  }
  parts.push(
    element('path', {
      d: path([
        [plot.x, bottom],
        [plot.x + plot.width, bottom]
      ]),
      stroke: colors.muted
    })
  );
  if (xTitle) parts.push(label(xTitle, plot.x + plot.width / 2, bottom + 31, { 'text-anchor': 'middle', fill: colors.muted }));
  if (mark) {
    const half = textWidth(mark.text, 10) / 2;
    const at = Math.min(Math.max(px(mark.x), plot.x + half), plot.x + plot.width - half);
    parts.push(
      element('path', {
        d: path([
          [px(mark.x), plot.y],
          [px(mark.x), bottom]
        ]),
        stroke: colors.muted,
        'stroke-dasharray': '1,3'
      })
    );
    parts.push(label(mark.text, at, plot.y - 5, { 'text-anchor': 'middle', 'font-size': 10, fill: colors.muted }));
  }
  for (const line of lines) parts.push(drawLine(line, px, py));
  if (ring)
    parts.push(
      element('circle', { cx: px(ring.x), cy: py(ring.y), r: 6, fill: 'none', stroke: colors.ink, 'stroke-width': 1.5 })
    );
  parts.push(...ends(lines, px, py, plot));
  return parts.join('');
}

function drawLine(
  { x, y, color, dash, width, markers, name }: Line,
  px: (v: number) => number,
  py: (v: number) => number
): string {
  const points = x.map((value, i) => [px(value), py(y[i])] as const);
  const parts = [];
  if (points.length > 1) {
    parts.push(
      element('path', {
        d: path(points),
        fill: 'none',
        stroke: color,
        'stroke-width': width,
        'stroke-dasharray': dash,
        'stroke-linejoin': 'round'
      })
    );
  }
  // With many epochs the markers would merge into a thicker line, and then say nothing.
  const every = markers ? Math.ceil(points.length / 25) : points.length;
  points.forEach(([cx, cy], i) => {
    if ((points.length - 1 - i) % every === 0) parts.push(marker(cx, cy, color, name.startsWith('baseline')));
  });
  return parts.join('');
}

function marker(cx: number, cy: number, color: string, square: boolean): string {
  return square
    ? element('rect', { x: cx - 2.5, y: cy - 2.5, width: 5, height: 5, fill: color })
    : element('circle', { cx, cy, r: 2.8, fill: color });
}

/** Last values beside the lines' ends, moved apart where they would overlap. */
function ends(lines: readonly Line[], px: (v: number) => number, py: (v: number) => number, plot: Box): string[] {
  const gap = 11;
  const texts = lines
    .filter(({ end, x }) => end !== undefined && x.length > 0)
    .map(({ end, x, y, color }) => ({ end: end!, color, x: px(x[x.length - 1]), y: py(y[y.length - 1]) }))
    .sort((a, b) => a.y - b.y);
  texts.forEach((text, i) => (text.y = Math.max(text.y, plot.y, i ? texts[i - 1].y + gap : -Infinity)));
  for (let i = texts.length - 1, floor = plot.y + plot.height; i >= 0; i--, floor = texts[i + 1].y - gap) {
    texts[i].y = Math.min(texts[i].y, floor);
  }
  return texts.map(({ end, color, y }) => label(end, plot.x + plot.width + 6, y + 3.5, { 'font-size': 10, fill: color }));
}

function layLegend(lines: readonly Line[], width: number) {
  let [row, left] = [0, 0];
  const entries = lines.map((line) => {
    const text = shorten(line.name, Math.min(width - 34, 220));
    const needed = 28 + textWidth(text) + 12;
    if (left > 0 && left + needed - 12 > width) [row, left] = [row + 1, 0];
    const entry = { line, text, row, left };
    left += needed;
    return entry;
  });
  const markup = (x: number, y: number) =>
    entries
      .map(({ line, text, row: at, left: from }) => {
        const [x0, y0] = [x + from, y + at * lineHeight - 4];
        const stroke = { stroke: line.color, 'stroke-width': line.width, 'stroke-dasharray': line.dash };
        const key = element('path', {
          d: path([
            [x0, y0],
            [x0 + 22, y0]
          ]),
          ...stroke
        });
        return (
          key +
          (line.markers ? marker(x0 + 11, y0, line.color, line.name.startsWith('baseline')) : '') +
          label(text, x0 + 27, y0 + 4)
        );
      })
      .join('');
  return { rows: lines.length ? row + 1 : 0, markup };
}
