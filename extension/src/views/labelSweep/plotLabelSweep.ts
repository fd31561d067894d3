import type { Annotation, Data, Layout, Shape } from 'plotly.js-dist-min';
import type { Estimate } from '../../../../src/record/Comparison';
import { isNumber } from '../../../../src/views/comparison/createMetricNumberFormat';
import { estimateSays, readingWords } from '../../../../src/views/labelSweep/computeLabelSweepView';
import { createSweepAxis, type SweepAxis } from '../../../../src/views/labelSweep/createSweepAxis';
import { computeSweepRange } from '../../../../src/views/labelSweep/computeSweepRange';
import { createLabelSweepNumberFormat } from '../../../../src/views/labelSweep/createLabelSweepNumberFormat';
import type { LabelSweepView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { createMetricAxis } from '../../plot/createMetricAxis';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { joinLines, wrapTickLabel } from '../../plot/wrapTickLabel';
import { chooseCurveStyles, type SweepLook } from './chooseCurveStyles';
import { trans } from '../../dom/trans';
import { formatLabelCount } from '../../words/translateRecordTerms';

interface Point {
  labels: number;
  estimate: Estimate;
}

const margin = { l: 60, r: 16, t: 16, b: 52 };

/**
 * Both curves with their bands over labels, and across from one point of the upper to where the lower gets there too.
 *
 * @param place of the point that is read; -1 for none.
 */
export function plotLabelSweep(view: LabelSweepView, place: number, theme: Theme, width: number): Picture {
  const { points, metric } = view;
  const scale = createSweepAxis(view, Math.max(120, width - margin.l - margin.r), 12);
  const looks = chooseCurveStyles(theme);
  const alone = points.flatMap((point): Point[] => (point.alone ? [{ labels: point.labels, estimate: point.alone }] : []));
  const distilled = points.map((point): Point => ({ labels: point.labels, estimate: point.distilled }));
  const text = createLabelSweepNumberFormat(view);
  const hover = ({ labels, estimate }: Point, what: string) =>
    `${formatLabelCount(labels)}, ${what}:<br>${escapeForPlotly(metric.title)} ${estimateSays(estimate, text)}`;
  const curve = (all: Point[], look: SweepLook) => traces(all, look, scale.at, (point) => hover(point, look.name));
  const range = computeSweepRange(view) ?? [0, 1];
  const layout: Partial<Layout> = {
    ...createBaseLayout(theme),
    margin,
    hovermode: 'closest',
    xaxis: axis(theme, trans.__('labelled rows (log scale)'), {
      range: [scale.low, scale.high],
      tickvals: scale.ticks.map(({ at }) => at),
      ticktext: scale.ticks.map((tick) => tick.text),
      showgrid: false,
      showline: true,
      linecolor: theme.faintText
    }),
    yaxis: createMetricAxis(theme, metric, { range }),
    shapes: scale.gap === null ? [] : breakAt(scale.gap, (scale.high - scale.low) / Math.max(120, width), theme),
    annotations: readingNote(view, place, scale, theme, Math.max(120, width - margin.l - margin.r))
  };
  return {
    data: [
      ...curve(alone, looks.alone),
      ...curve(distilled, looks.distilled),
      ...reading(view, place, scale.at, range[0], theme)
    ],
    layout,
    height: 400
  };
}

/** Band, line and points; 0 labels are a point of their own. */
function traces(
  all: Point[],
  { color, band, dash, symbol }: SweepLook,
  at: (labels: number) => number,
  hover: (point: Point) => string
): Data[] {
  const joined = all.filter(({ labels }) => labels > 0);
  const banded = joined.filter(({ estimate: { low, high } }) => isNumber(low) && isNumber(high));
  const xs = banded.map(({ labels }) => at(labels));
  const area: Data = {
    type: 'scatter',
    mode: 'lines',
    x: [...xs, ...[...xs].reverse()],
    y: [...banded.map(({ estimate }) => estimate.high), ...banded.map(({ estimate }) => estimate.low).reverse()],
    fill: 'toself',
    fillcolor: band,
    line: { width: 0 },
    hoverinfo: 'skip'
  };
  const line: Data = {
    type: 'scatter',
    mode: 'lines',
    x: joined.map(({ labels }) => at(labels)),
    y: joined.map(({ estimate }) => estimate.mean),
    line: { color, width: 2, dash: dash as 'dash' },
    hoverinfo: 'skip'
  };
  const bar = ({ labels, estimate: { mean, low, high } }: Point) =>
    (labels <= 0 || banded.length < 2) && isNumber(mean) && isNumber(low) && isNumber(high) ? [high - mean, mean - low] : [0, 0];
  const points: Data = {
    type: 'scatter',
    mode: 'markers',
    x: all.map(({ labels }) => at(labels)),
    y: all.map(({ estimate }) => estimate.mean),
    text: all.map(hover),
    hovertemplate: '%{text}<extra></extra>',
    marker: { color, symbol, size: 9 },
    error_y: {
      type: 'data',
      symmetric: false,
      array: all.map((point) => bar(point)[0]),
      arrayminus: all.map((point) => bar(point)[1]),
      color,
      thickness: 2,
      width: 0
    }
  };
  return banded.length > 1 ? [area, line, points] : [line, points];
}

/** Across to where labels alone are as good, down to the axis at both ends, with a ring around the point. */
function reading({ points }: LabelSweepView, place: number, at: (labels: number) => number, foot: number, theme: Theme): Data[] {
  const point = points[place];
  if (!point || !isNumber(point.distilled.mean)) return [];
  const { labels, distilled, saved } = point;
  const [from, to, y] = [at(labels), at(saved.needed), distilled.mean];
  return [
    {
      type: 'scatter',
      mode: 'lines',
      x: [from, from, to, to],
      y: [foot, y, y, foot],
      line: { color: theme.text, width: 1.5, dash: 'dot' },
      hoverinfo: 'skip'
    },
    {
      type: 'scatter',
      mode: 'markers',
      x: [from, to],
      y: [y, y],
      text: ['', escapeForPlotly(readingWords(point))],
      hovertemplate: '%{text}<extra></extra>',
      marker: {
        symbol: ['circle-open', saved.isBound ? 'triangle-right' : 'circle-open'],
        size: [17, 10],
        color: theme.text,
        line: { color: theme.text, width: 2 }
      }
    }
  ];
}

/** What is read off, in words at the foot, beside the second line, at the side where there is more room. */
function readingNote(
  { points }: LabelSweepView,
  place: number,
  { at, low, high }: SweepAxis,
  theme: Theme,
  width: number
): Partial<Annotation>[] {
  const point = points[place];
  if (!point || !isNumber(point.distilled.mean)) return [];
  const right = Math.max(at(point.labels), at(point.saved.needed));
  const isLeft = right > (low + high) / 2;
  const room = (width * (isLeft ? right - low : high - right)) / (high - low) - 12;
  const lines = wrapTickLabel(readingWords(point), Math.max(80, room / 1.14));
  return [
    {
      x: right,
      y: 0,
      yref: 'paper',
      xanchor: isLeft ? 'right' : 'left',
      yanchor: 'bottom',
      xshift: isLeft ? -4 : 4,
      yshift: 6,
      text: `<b>${joinLines(lines)}</b>`,
      align: isLeft ? 'right' : 'left',
      bgcolor: theme.background,
      showarrow: false,
      font: { size: 12, color: theme.text }
    }
  ];
}

/** Two slanted strokes over the axis, and nothing between them. */
function breakAt(gap: number, pixel: number, theme: Theme): Partial<Shape>[] {
  const common = { type: 'line' as const, xref: 'x' as const, yref: 'paper' as const, layer: 'above' as const };
  const stroke = (middle: number): Partial<Shape> => ({
    ...common,
    x0: middle - 4 * pixel,
    x1: middle + 4 * pixel,
    y0: -0.02,
    y1: 0.02,
    line: { color: theme.faintText, width: 1.5 }
  });
  return [
    { ...common, x0: gap - 4 * pixel, x1: gap + 4 * pixel, y0: 0, y1: 0, line: { color: theme.background, width: 4 } },
    stroke(gap - 4 * pixel),
    stroke(gap + 4 * pixel)
  ];
}
