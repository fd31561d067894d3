import { isNumber } from './createMetricNumberFormat';
import { palette } from '../picture/palette';
import { linearAxis, type Axis } from '../picture/Axis';
import { fitAxis } from '../picture/fitAxis';
import { element, label, stroke, type Box } from '../picture/svgElements';
import { measureTextWidth, wrap } from '../picture/measureTextWidth';

export interface ForestRow {
  name: string;
  color: string;
  mean: number | null;
  low: number | null;
  high: number | null;
  /** Single measurements, drawn as rings. */
  singles: readonly (number | null)[];
  /** The numbers in words, at the right. */
  text: string;
  /** Written below them. */
  below?: string;
}

export interface ForestPanel {
  rows: readonly ForestRow[];
  /** Puts zero on the axis, with a line and words for its left and right side. */
  sides?: readonly [left: string, right: string];
  tick: (value: number, step: number) => string;
}

const colors = palette.light;
const leastHeight = 30;
const lineHeight = 13;
const axisHeight = 24;

export function heightOfForest(rows: readonly ForestRow[], width: number): number {
  return rows.length * heightOfRow(namesOf(rows, width)) + axisHeight;
}

/** Means with their intervals, one row each, on one axis. */
export function drawForestPanel({ rows, sides, tick }: ForestPanel, box: Box): string {
  const widest = (texts: readonly (string | undefined)[], bold = false) =>
    Math.max(0, ...texts.map((text) => measureTextWidth(text ?? '', 11, bold)));
  const names = namesOf(rows, box.width);
  const nameWidth = widest(names.flat()) + 10;
  const rowHeight = heightOfRow(names);
  const textRoom =
    Math.max(
      widest(
        rows.map(({ text }) => text),
        true
      ),
      widest(rows.map(({ below }) => below))
    ) + 12;
  const plot: Box = { ...box, x: box.x + nameWidth, width: box.width - nameWidth - textRoom, height: rows.length * rowHeight };
  const [bottom, right] = [plot.y + plot.height, plot.x + plot.width];
  const axis = axisOf({ rows, sides, tick }, plot.width);
  const px = (value: number) => plot.x + axis.share(value) * plot.width;

  const parts = [stroke(plot.x, bottom, right, bottom, { stroke: colors.muted })];
  for (const { at, text } of axis.ticks) {
    parts.push(stroke(px(at), plot.y, px(at), bottom, { stroke: colors.grid }));
    parts.push(label(text, px(at), bottom + 14, { 'text-anchor': 'middle', 'font-size': 10, fill: colors.muted }));
  }
  if (sides) {
    const word = { 'font-size': 10, fill: colors.muted };
    parts.push(stroke(px(0), plot.y - 12, px(0), bottom + 4, { stroke: colors.ink, 'stroke-width': 1.5 }));
    parts.push(label(`◂ ${sides[0]}`, px(0) - 6, plot.y - 4, { 'text-anchor': 'end', ...word }));
    parts.push(label(`${sides[1]} ▸`, px(0) + 6, plot.y - 4, word));
  }
  rows.forEach((row, i) => {
    const y = plot.y + (i + 0.5) * rowHeight;
    const first = y + 4 - ((names[i].length - 1) * lineHeight) / 2;
    parts.push(...names[i].map((line, k) => label(line, box.x, first + k * lineHeight)), drawRow(row, px, y));
    parts.push(label(row.text, right + 12, row.below ? y - 2 : y + 4, { 'font-weight': 'bold' }));
    if (row.below) parts.push(label(row.below, right + 12, y + 11, { fill: sides ? colors.ink : colors.muted }));
  });
  return parts.join('');
}

/** Broken into lines: a name that is cut off might be that of another model. */
function namesOf(rows: readonly ForestRow[], width: number): string[][] {
  return rows.map(({ name }) => wrap(name, width * 0.36, 11, false, 4));
}

function heightOfRow(names: readonly string[][]): number {
  return Math.max(leastHeight, ...names.map(({ length }) => length * lineHeight + 6));
}

/** The range of everything that is drawn, including zero for differences. */
function axisOf({ rows, sides, tick }: ForestPanel, width: number): Axis {
  const values = rows.flatMap(({ mean, low, high, singles }) => [mean, low, high, ...singles]).filter(isNumber);
  if (!values.length) return { ticks: [], share: () => 0.5 };
  const all = sides ? [...values, 0] : values;
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const pad = (high - low) * 0.06;
  return fitAxis((count) => linearAxis(low - pad, high + pad, count, tick), width, 10);
}

function drawRow({ mean, low, high, singles, color }: ForestRow, px: (value: number) => number, y: number): string {
  const parts = [];
  const look = { stroke: color, 'stroke-width': 2 };
  if (isNumber(low) && isNumber(high)) {
    parts.push(stroke(px(low), y, px(high), y, look));
    for (const end of [low, high]) parts.push(stroke(px(end), y - 4, px(end), y + 4, look));
  }
  for (const single of singles.filter(isNumber))
    parts.push(element('circle', { cx: px(single), cy: y, r: 3, fill: colors.background, stroke: color, 'stroke-width': 1.5 }));
  if (isNumber(mean)) parts.push(element('circle', { cx: px(mean), cy: y, r: 4.5, fill: color }));
  return parts.join('');
}
