import type { Estimate } from '../../record/Comparison';
import { formatCount, formatNumber } from '../words/formatNumber';
import { isNumber } from '../comparison/createMetricNumberFormat';
import { palette } from '../picture/palette';
import { readingWords } from './computeLabelSweepView';
import { createSweepAxis, type SweepAxis } from './createSweepAxis';
import { computeSweepRange } from './computeSweepRange';
import { choosePointToReadOut } from './choosePointToReadOut';
import { createLabelSweepNumberFormat } from './createLabelSweepNumberFormat';
import type { LabelSweepView } from '../types/LabelSweepView';
import { linearAxis } from '../picture/Axis';
import { element, label, path, stroke, uprightLabel, type Box } from '../picture/svgElements';
import { shorten, measureTextWidth } from '../picture/measureTextWidth';

const colors = palette.light;
const keyHeight = 26;
const axisHeight = 44;
export const heightOfLabelSweep = 420;

type Scale = (value: number) => number;

/** Both curves with their bands over labels. A line goes across from one point of the upper curve to where the lower one gets there too. */
export function drawLabelSweep(view: LabelSweepView, box: Box): string {
  const { points, metric } = view;
  const text = createLabelSweepNumberFormat(view);
  const range = computeSweepRange(view);
  if (!range) return label('Nothing is measured.', box.x, box.y + 16, { fill: colors.muted });
  const y = linearAxis(...range, 6, (value, step) => text.tick(value, step, false));
  const tickWidth = Math.max(...y.ticks.map((tick) => measureTextWidth(tick.text)), 0) + 8;
  const plot: Box = {
    x: box.x + 20 + tickWidth,
    y: box.y + keyHeight + 8,
    width: box.width - 28 - tickWidth,
    height: box.height - keyHeight - 8 - axisHeight
  };
  const axis = createSweepAxis(view, plot.width);
  const px: Scale = (labels) => plot.x + ((axis.at(labels) - axis.low) / (axis.high - axis.low)) * plot.width;
  const py: Scale = (value) => plot.y + (1 - y.share(value)) * plot.height;
  const muted = { fill: colors.muted };
  const parts = y.ticks.flatMap((tick) => [
    stroke(plot.x, py(tick.at), plot.x + plot.width, py(tick.at), { stroke: colors.grid }),
    label(tick.text, plot.x - 6, py(tick.at) + 4, { 'text-anchor': 'end', ...muted })
  ]);
  parts.push(
    drawAxis(axis, plot),
    uprightLabel(shorten(`${metric.title} (${metric.better} is better)`, plot.height), box.x + 12, plot.y + plot.height / 2, {
      'text-anchor': 'middle',
      ...muted
    })
  );
  const alone = points.flatMap((point) => (point.alone ? [{ labels: point.labels, estimate: point.alone }] : []));
  const distilled = points.map((point) => ({ labels: point.labels, estimate: point.distilled }));
  parts.push(drawCurve(alone, looks.alone, px, py), drawCurve(distilled, looks.distilled, px, py));
  parts.push(drawReading(view, plot, px, py), key(view, box));
  return parts.join('');
}

const looks = {
  alone: { color: colors.baseline, dash: '7,3', isSquare: true },
  distilled: { color: colors.student, dash: undefined, isSquare: false }
};

type Look = (typeof looks)['alone' | 'distilled'];

function drawAxis({ ticks, low, high, gap }: SweepAxis, plot: Box): string {
  const px: Scale = (at) => plot.x + ((at - low) / (high - low)) * plot.width;
  const bottom = plot.y + plot.height;
  const parts = ticks.flatMap(({ at, text }) => [
    stroke(px(at), bottom, px(at), bottom + 4, { stroke: colors.muted }),
    label(text, px(at), bottom + 16, { 'text-anchor': 'middle', fill: colors.muted })
  ]);
  const look = { stroke: colors.muted };
  if (gap === null) parts.push(stroke(plot.x, bottom, plot.x + plot.width, bottom, look));
  else {
    // Two slanted strokes, and nothing between them.
    parts.push(stroke(plot.x, bottom, px(gap) - 3, bottom, look), stroke(px(gap) + 3, bottom, plot.x + plot.width, bottom, look));
    for (const at of [px(gap) - 3, px(gap) + 3]) parts.push(stroke(at - 3, bottom + 5, at + 3, bottom - 5, look));
  }
  const middle = { 'text-anchor': 'middle', fill: colors.muted };
  parts.push(label('labelled rows (log scale)', plot.x + plot.width / 2, bottom + 34, middle));
  return parts.join('');
}

/** Means on a line that leaves out 0 labels. Intervals are a band, or a bar at a point without neighbours. */
function drawCurve(all: { labels: number; estimate: Estimate }[], { color, dash, isSquare }: Look, px: Scale, py: Scale): string {
  const known = all.filter(({ estimate }) => isNumber(estimate.mean));
  const joined = known.filter(({ labels }) => labels > 0);
  const banded = joined.filter(({ estimate }) => isNumber(estimate.low) && isNumber(estimate.high));
  const xs = (of: typeof all) => of.map(({ labels }) => px(labels));
  const band = path(
    [...xs(banded), ...xs(banded).reverse()],
    [...banded.map(({ estimate }) => py(estimate.high)), ...banded.map(({ estimate }) => py(estimate.low)).reverse()]
  );
  const line = path(
    xs(joined),
    joined.map(({ estimate }) => py(estimate.mean))
  );
  return [
    banded.length > 1 ? element('path', { d: `${band}Z`, fill: color, 'fill-opacity': 0.16 }) : '',
    joined.length > 1
      ? element('path', { d: line, fill: 'none', stroke: color, 'stroke-width': 2, 'stroke-dasharray': dash })
      : '',
    ...known.map(({ labels, estimate: { mean, low, high } }) => {
      const [x, y] = [px(labels), py(mean)];
      const isAlone = labels <= 0 || banded.length < 2;
      const bar =
        isAlone && isNumber(low) && isNumber(high) ? stroke(x, py(low), x, py(high), { stroke: color, 'stroke-width': 2 }) : '';
      return bar + mark(x, y, color, isSquare);
    })
  ].join('');
}

function mark(x: number, y: number, fill: string, isSquare: boolean): string {
  return isSquare
    ? element('rect', { x: x - 3.5, y: y - 3.5, width: 7, height: 7, fill })
    : element('circle', { cx: x, cy: y, r: 4, fill });
}

/** "as good as 203 labels": across at the height of the point, and down to the axis at both ends. */
function drawReading(view: LabelSweepView, plot: Box, px: Scale, py: Scale): string {
  const place = choosePointToReadOut(view);
  const point = view.points[place];
  if (!point || !isNumber(point.distilled.mean)) return '';
  const { labels, distilled, saved } = point;
  const [from, to, y, bottom] = [px(labels), px(saved.needed), py(distilled.mean), plot.y + plot.height];
  const ink = { stroke: colors.ink, 'stroke-width': 1.5, 'stroke-dasharray': '2,3' };
  const words = readingWords(point);
  const width = measureTextWidth(words, 11, true);
  // Below the curves, next to the upright line, where nothing else is drawn.
  const right = Math.max(from, to);
  const isLeft = right + 10 + width > plot.x + plot.width;
  const at = isLeft ? Math.max(plot.x + width + 4, right - 8) : right + 8;
  const background = element('rect', {
    x: (isLeft ? at - width : at) - 3,
    y: bottom - 24,
    width: width + 6,
    height: 17,
    fill: colors.background
  });
  return [
    stroke(from, y, to, y, ink),
    stroke(from, y, from, bottom, ink),
    stroke(to, y, to, bottom, ink),
    element('circle', { cx: from, cy: y, r: 7, fill: 'none', stroke: colors.ink, 'stroke-width': 1.5 }),
    background,
    label(words, at, bottom - 11, { 'font-weight': 'bold', ...(isLeft ? { 'text-anchor': 'end' } : {}) })
  ].join('');
}

function key({ confidence, rows, split, seeds }: LabelSweepView, { x, y, width }: Box): string {
  let left = x;
  const parts = (['distilled', 'alone'] as const).map((name) => {
    const { color, dash, isSquare } = looks[name];
    const text = { distilled: "with the teacher's labels of the rest", alone: 'alone, on these labels' }[name];
    const at = left;
    left += 34 + measureTextWidth(text) + 22;
    const line = stroke(at, y + 8, at + 28, y + 8, { stroke: color, 'stroke-width': 2, 'stroke-dasharray': dash });
    return line + mark(at + 14, y + 8, color, isSquare) + label(text, at + 34, y + 12);
  });
  const words = `bands: ${formatNumber(100 * confidence)} % intervals; ${formatCount(rows.measured)} ${split} rows, ${formatCount(seeds)} ${seeds === 1 ? 'seed' : 'seeds'}`;
  parts.push(label(shorten(words, x + width - left), x + width, y + 12, { 'text-anchor': 'end', fill: colors.muted }));
  return parts.join('');
}
