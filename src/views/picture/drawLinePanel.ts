import type { CurveStyle } from './CurveStyle';
import { palette } from './palette';
import type { Axis } from './Axis';
import { drawLegend, layLegend, legendRow } from './drawLegend';
import { drawMarker } from './drawMarker';
import { drawStageBoundaries, stageNameHeight, type StageMark } from './drawStageBoundaries';
import { element, heading, label, path, stroke, type Box } from './svgElements';
import { shorten, measureTextWidth } from './measureTextWidth';

export interface Line extends CurveStyle {
  x: readonly number[];
  /** Null where the line is broken. */
  y: readonly (number | null)[];
  /** The value of the last point, written at its end. */
  end?: string;
  /** What is shaded around it. */
  band?: { low: readonly (number | null)[]; high: readonly (number | null)[] };
}

export interface LinePanel {
  title: string;
  lines: readonly Line[];
  x: Axis;
  y: Axis;
  xTitle?: string;
  /** Consecutive parts of the width, with or without names. */
  stages?: readonly StageMark[];
  /** Where thin upright lines stand, with a mark at the bottom. */
  notches?: readonly number[];
  /** A dotted upright line with words at the top. */
  mark?: { x: number; text: string };
  /** A ring around one point of a line. */
  ring?: { x: number; y: number };
  legend: boolean;
}

type Scale = (value: number) => number;

const colors = palette.light;

/** A titled chart of lines with its legend above and the lines' last values at their ends. */
export function drawLinePanel(
  { title, lines, x, y, xTitle, stages = [], notches = [], mark, ring, legend }: LinePanel,
  box: Box
): string {
  const entries = layLegend(legend ? lines : [], box.width);
  const tickWidth = Math.max(18, ...y.ticks.map(({ text }) => measureTextWidth(text)));
  const endWidth = Math.max(8, ...lines.map(({ end }) => (end ? measureTextWidth(end, 10) + 10 : 0)));
  const namesHeight = stages.some(({ text }) => text) ? stageNameHeight : 0;
  const top = box.y + 26 + entries.rows * legendRow + namesHeight + (mark?.text ? 12 : 0);
  const plot: Box = {
    x: box.x + tickWidth + 8,
    y: top,
    width: box.width - tickWidth - 8 - endWidth,
    height: box.y + box.height - top - (xTitle ? 34 : 20)
  };
  const px: Scale = (value) => plot.x + x.share(value) * plot.width;
  const py: Scale = (value) => plot.y + (1 - y.share(value)) * plot.height;

  const parts = [heading(shorten(title, box.width, 12, true), box.x, box.y + 12), drawLegend(entries, box.x, box.y + 30)];
  parts.push(...frame(x, y, xTitle, plot, px, py));
  parts.push(...drawStageBoundaries(stages, plot, px));
  for (const at of notches) parts.push(...notch(px(at), plot));
  if (mark) parts.push(...upright(mark, plot, px, plot.y - namesHeight - 5));
  parts.push(...lines.map((line) => drawBand(line, px, py)));
  for (const line of lines) parts.push(drawLine(line, px, py));
  if (ring)
    parts.push(
      element('circle', { cx: px(ring.x), cy: py(ring.y), r: 6, fill: 'none', stroke: colors.ink, 'stroke-width': 1.5 })
    );
  parts.push(...ends(lines, py, plot));
  return parts.join('');
}

function notch(x: number, { y, height }: Box): string[] {
  const bottom = y + height;
  return [
    stroke(x, y, x, bottom, { stroke: colors.muted, 'stroke-width': 1, 'stroke-dasharray': '1,3' }),
    element('path', { d: `M${x - 4},${bottom}L${x + 4},${bottom}L${x},${bottom - 7}Z`, fill: colors.muted })
  ];
}

function frame(x: Axis, y: Axis, xTitle: string | undefined, plot: Box, px: Scale, py: Scale): string[] {
  const bottom = plot.y + plot.height;
  const right = plot.x + plot.width;
  const parts = [];
  for (const { at, text } of y.ticks) {
    parts.push(stroke(plot.x, py(at), right, py(at), { stroke: colors.grid }));
    parts.push(label(text, plot.x - 6, py(at) + 4, { 'text-anchor': 'end', fill: colors.muted }));
  }
  for (const { at, text } of x.ticks) {
    parts.push(stroke(px(at), bottom, px(at), bottom + 4, { stroke: colors.muted }));
    parts.push(label(text, px(at), bottom + 16, { 'text-anchor': 'middle', fill: colors.muted }));
  }
  parts.push(stroke(plot.x, bottom, right, bottom, { stroke: colors.muted }));
  if (xTitle) parts.push(label(xTitle, plot.x + plot.width / 2, bottom + 31, { 'text-anchor': 'middle', fill: colors.muted }));
  return parts;
}

function upright({ x, text }: { x: number; text: string }, plot: Box, px: Scale, y: number): string[] {
  const half = measureTextWidth(text, 10) / 2;
  const at = Math.min(Math.max(px(x), plot.x + half), plot.x + plot.width - half);
  const line = stroke(px(x), plot.y, px(x), plot.y + plot.height, { stroke: colors.muted, 'stroke-dasharray': '1,3' });
  return [line, text && label(text, at, y, { 'text-anchor': 'middle', 'font-size': 10, fill: colors.muted })];
}

function drawBand({ x, band, color }: Line, px: Scale, py: Scale): string {
  if (!band) return '';
  const known = x.flatMap((at, i) => {
    const [low, high] = [band.low[i], band.high[i]];
    return typeof low === 'number' && typeof high === 'number' ? [{ x: px(at), low: py(low), high: py(high) }] : [];
  });
  if (known.length < 2) return '';
  const back = [...known].reverse();
  const d = path(
    [...known, ...back].map((at) => at.x),
    [...known.map(({ high }) => high), ...back.map(({ low }) => low)]
  );
  return element('path', { d: `${d}Z`, fill: color, 'fill-opacity': 0.16 });
}

function drawLine({ x, y, color, dash, width, markers, name }: Line, px: Scale, py: Scale): string {
  const look = { fill: 'none', stroke: color, 'stroke-width': width, 'stroke-dasharray': dash, 'stroke-linejoin': 'round' };
  const pieces = nonBreaking(x, y).map((points) => ({
    xs: points.map((point) => px(point.x)),
    ys: points.map((point) => py(point.y))
  }));
  const parts = pieces.flatMap(({ xs, ys }) => (xs.length > 1 ? [element('path', { d: path(xs, ys), ...look })] : []));
  const [xs, ys] = [pieces.flatMap((piece) => piece.xs), pieces.flatMap((piece) => piece.ys)];
  // With many epochs the markers would merge into a thicker line and say nothing. The last point always has one.
  const every = markers ? Math.ceil(xs.length / 25) : xs.length;
  xs.forEach((at, i) => {
    if ((xs.length - 1 - i) % every === 0) parts.push(drawMarker(at, ys[i], color, name.startsWith('baseline')));
  });
  return parts.join('');
}

/** The pieces of a line between its nulls. */
function nonBreaking(x: readonly number[], y: Line['y']): { x: number; y: number }[][] {
  const pieces: { x: number; y: number }[][] = [[]];
  y.forEach((value, i) => {
    if (value === null) pieces.push([]);
    else pieces[pieces.length - 1].push({ x: x[i], y: value });
  });
  return pieces.filter((piece) => piece.length);
}

/** Last values beside the lines' ends, moved apart where they would overlap. */
function ends(lines: readonly Line[], py: Scale, plot: Box): string[] {
  const texts = lines
    .flatMap(({ end, y, color }) => {
      const last = y.at(-1);
      return end && typeof last === 'number' ? [{ end, color, y: py(last) }] : [];
    })
    .sort((a, b) => a.y - b.y);
  // Many lines in a low panel: move the labels closer together rather than out of the panel.
  const gap = Math.min(11, plot.height / Math.max(1, texts.length - 1));
  texts.forEach((text, i) => (text.y = Math.max(text.y, plot.y, i ? texts[i - 1].y + gap : -Infinity)));
  for (let i = texts.length - 1, floor = plot.y + plot.height; i >= 0; i--) {
    texts[i].y = Math.min(texts[i].y, floor);
    floor = texts[i].y - gap;
  }
  return texts.map(({ end, color, y }) => label(end, plot.x + plot.width + 9, y + 3.5, { 'font-size': 10, fill: color }));
}
