import type { ConfidenceIntervalOverSeeds } from '../facts/computeConfidenceIntervalOverSeeds';
import { linearAxis } from '../picture/Axis';
import { dashes, palette } from '../picture/palette';
import { element, label, path, stroke, uprightLabel, type Box } from '../picture/svgElements';
import { shorten, measureTextWidth } from '../picture/measureTextWidth';
import { findStudentAlonePoints } from './findStudentAlonePoints';
import { computeSweepCurves, type SweepPoint } from './computeSweepCurves';
import { computeSweepRange } from './computeSweepRange';
import { createSweepScale, type SweepScale } from './createSweepScale';
import { createSweptNumberFormat } from './createSweptNumberFormat';
import type { SweepView } from '../types/SweepView';

const colors = palette.light;
const rowHeight = 20;
const axisHeight = 44;
const plotHeight = 320;
/** More curves than this are not told apart; the table has them. */
const mostCurves = 7;

export function heightOfSweep(view: SweepView): number {
  return plotHeight + axisHeight + 12 + rowHeight * keyRows(view).length;
}

interface Look {
  color: string;
  dash: string | undefined;
  isSquare: boolean;
}

/** The student's means and those of the student alone along the setting, with intervals over seeds. */
export function drawSweep(view: SweepView, box: Box): string {
  const range = computeSweepRange(view, view);
  const metric = view.metrics.find(({ name }) => name === view.metric);
  if (!range || !metric) return label('Nothing is measured.', box.x, box.y + 16, { fill: colors.muted });
  const text = createSweptNumberFormat(view, view);
  const y = linearAxis(...range, 6, (value, step) => text.tick(value, step, false));
  const rows = keyRows(view);
  const tickWidth = Math.max(...y.ticks.map((tick) => measureTextWidth(tick.text)), 0) + 8;
  const top = box.y + rowHeight * rows.length + 12;
  const plot: Box = { x: box.x + 20 + tickWidth, y: top, width: box.width - 28 - tickWidth, height: plotHeight };
  const scale = createSweepScale(view, view);
  const px = (at: number) => plot.x + ((at - scale.low) / (scale.high - scale.low)) * plot.width;
  const py = (value: number) => plot.y + (1 - y.share(value)) * plot.height;
  const place = (points: SweepPoint[], of: 'student' | 'baseline') =>
    points.flatMap((point): Placed[] => {
      const interval = point[of];
      return interval ? [{ x: px(scale.at(point.at)), interval }] : [];
    });
  const curves = computeSweepCurves(view, view).slice(0, mostCurves);
  const parts = y.ticks.flatMap((tick) => [
    stroke(plot.x, py(tick.at), plot.x + plot.width, py(tick.at), { stroke: colors.grid }),
    label(tick.text, plot.x - 6, py(tick.at) + 4, { 'text-anchor': 'end', fill: colors.muted })
  ]);
  parts.push(
    ...drawTicks(view, scale, plot, px),
    uprightLabel(shorten(`${metric.title} (${metric.better} is better)`, plot.height), box.x + 12, plot.y + plot.height / 2, {
      'text-anchor': 'middle',
      fill: colors.muted
    }),
    drawCurve(place(findStudentAlonePoints(computeSweepCurves(view, view)), 'baseline'), alone, py),
    ...curves.map(({ points }, i) => drawCurve(place(points, 'student'), lookOf(i), py)),
    ...rows.map((row, i) => drawKey(row.name, row.look, box.x, box.y + rowHeight * i, box.width))
  );
  return parts.join('');
}

const alone: Look = { color: colors.baseline, dash: '7,3', isSquare: true };

function lookOf(place: number): Look {
  const all = [colors.student, ...colors.terms, colors.teacher];
  return { color: all[place % all.length], dash: place === 0 ? undefined : dashes[(place - 1) % dashes.length], isSquare: false };
}

interface KeyRow {
  name: string;
  look: Look;
}

function keyRows(view: SweepView): KeyRow[] {
  const curves = computeSweepCurves(view, view);
  const shown = curves.slice(0, mostCurves).map(({ name }, i) => ({ name: name || 'student', look: lookOf(i) }));
  const hasBaseline = findStudentAlonePoints(curves).length > 0;
  const more = curves.length - shown.length;
  if (more > 0) shown[shown.length - 1].name += `; ${more} more in the table`;
  return [...shown, ...(hasBaseline ? [{ name: 'student alone, on labels', look: alone }] : [])];
}

interface Placed {
  x: number;
  interval: ConfidenceIntervalOverSeeds;
}

/** Means on a line, intervals as bars: they belong to the values that were tried and to none between. */
function drawCurve(points: readonly Placed[], { color, dash, isSquare }: Look, py: (value: number) => number): string {
  const line = path(
    points.map(({ x }) => x),
    points.map(({ interval }) => py(interval.mean))
  );
  return [
    points.length > 1
      ? element('path', { d: line, fill: 'none', stroke: color, 'stroke-width': 2, 'stroke-dasharray': dash })
      : '',
    ...points.map(({ x, interval: { mean, low, high } }) => {
      const bar = low === null || high === null ? '' : stroke(x, py(low), x, py(high), { stroke: color, 'stroke-width': 2 });
      return bar + mark(x, py(mean), color, isSquare);
    })
  ].join('');
}

function mark(x: number, y: number, fill: string, isSquare: boolean): string {
  return isSquare
    ? element('rect', { x: x - 3.5, y: y - 3.5, width: 7, height: 7, fill })
    : element('circle', { cx: x, cy: y, r: 4, fill });
}

function drawTicks(view: SweepView, scale: SweepScale, plot: Box, px: (at: number) => number): string[] {
  const bottom = plot.y + plot.height;
  const room = plot.width / Math.max(1, scale.ticks.length);
  const middle = { 'text-anchor': 'middle', fill: colors.muted };
  let end = -Infinity;
  return [
    stroke(plot.x, bottom, plot.x + plot.width, bottom, { stroke: colors.muted }),
    ...scale.ticks.flatMap(({ at, text }) => {
      const words = shorten(text, Math.max(40, room));
      const half = measureTextWidth(words) / 2;
      const isFree = px(at) - half > end + 4;
      if (isFree) end = px(at) + half;
      return [
        stroke(px(at), bottom, px(at), bottom + 4, { stroke: colors.muted }),
        isFree ? label(words, px(at), bottom + 16, middle) : ''
      ];
    }),
    label(`${view.over}${scale.isLog ? ' (log scale)' : ''}`, plot.x + plot.width / 2, bottom + 34, middle)
  ];
}

function drawKey(name: string, { color, dash, isSquare }: Look, x: number, y: number, width: number): string {
  const line = stroke(x, y + 8, x + 28, y + 8, { stroke: color, 'stroke-width': 2, 'stroke-dasharray': dash });
  return line + mark(x + 14, y + 8, color, isSquare) + label(shorten(name, width - 40), x + 34, y + 12);
}
