import type { Data, Layout, LayoutAxis } from 'plotly.js-dist-min';
import type { RocPrEvent, RocPrModel } from '../../../../src/record/RocPr';
import { computeCurveLines } from '../../../../src/views/rocPr/computeCurveLines';
import { chooseModelLooks, type ModelLook } from '../../../../src/views/picture/chooseModelLooks';
import { pointShares, prevalence } from '../../../../src/views/rocPr/computeRocPrView';
import { share } from '../../../../src/views/reliability/computeReliabilityView';
import { precisionText, type Point } from '../../../../src/views/rocPr/tabulateRocPr';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { formatCount, formatNumber } from '../../words/formatNumber';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';

const margin = { l: 62, r: 14, t: 28, b: 52 };
/** Pixels between both panels. */
const gap = 76;
const widest = 420;

/** A point of each model that is marked on both curves. */
export type Marked = (Point | null)[];

/** ROC and precision-recall curve, side by side where there is room, else one below the other; a random order is dotted. */
export function plotRocPr(event: RocPrEvent, marked: Marked, theme: Theme, width: number): Picture {
  const looks = chooseModelLooks(
    event.models.map(({ name }) => name),
    theme.colors
  );
  const room = Math.max(120, width - margin.l - margin.r);
  const isWide = room >= 560;
  const side = Math.min(widest, isWide ? (room - gap) / 2 : room);
  const inner = isWide ? side : 2 * side + gap;
  const across = (from: number): Partial<LayoutAxis> => ({ domain: [from / room, (from + side) / room], ...scale });
  const up = (from: number): Partial<LayoutAxis> => ({ domain: [from / inner, Math.min(1, (from + side) / inner)], ...scale });
  const layout: Partial<Layout> = {
    ...createBaseLayout(theme),
    margin,
    hovermode: 'closest',
    xaxis: { ...axis(theme, trans.__('false positive rate')), ...across(0), anchor: 'y' },
    yaxis: { ...axis(theme, trans.__('recall (sensitivity)')), ...up(isWide ? 0 : side + gap), anchor: 'x' },
    xaxis2: { ...axis(theme, trans.__('recall (sensitivity)')), ...across(isWide ? side + gap : 0), anchor: 'y2' },
    yaxis2: { ...axis(theme, trans.__('precision')), ...up(0), anchor: 'x2' },
    annotations: [title(trans.__('ROC curve'), '', theme), title(trans.__('Precision-recall curve'), '2', theme)]
  };
  const chance = prevalence(event);
  const data = event.models.flatMap((model, i) => traces(model, looks[i], event, marked[i] ?? null, theme));
  return {
    data: [random([0, 1], [0, 1], '', theme), random([0, 1], [chance, chance], '2', theme), ...data],
    layout,
    height: Math.round(inner) + margin.t + margin.b
  };
}

const scale: Partial<LayoutAxis> = {
  range: [-0.01, 1.02],
  tickvals: [0, 0.2, 0.4, 0.6, 0.8, 1],
  tickformat: '.1~f',
  uirevision: 'reader'
};

function title(text: string, axes: '' | '2', theme: Theme) {
  return {
    xref: `x${axes} domain` as 'x domain',
    yref: `y${axes} domain` as 'y domain',
    x: 0,
    y: 1,
    xanchor: 'left' as const,
    yanchor: 'bottom' as const,
    text,
    showarrow: false,
    font: { size: 12, weight: 600, color: theme.text }
  };
}

function random(x: number[], y: number[], axes: '' | '2', theme: Theme): Data {
  return { ...on(axes), mode: 'lines', x, y, line: { color: theme.faintText, width: 1.5, dash: 'dot' }, hoverinfo: 'skip' };
}

function on(axes: '' | '2') {
  return { type: 'scatter' as const, xaxis: `x${axes}` as 'x', yaxis: `y${axes}` as 'y' };
}

function traces(model: RocPrModel, look: ModelLook, event: RocPrEvent, marked: Point | null, theme: Theme): Data[] {
  const { curve, chosen } = model;
  if (!curve) return [];
  const points = curve.found.map((found, i) => ({ threshold: curve.threshold[i], found, alerted: curve.alerted[i] }));
  const shares = points.map((point) => pointShares(point, event));
  const texts = points.map((point) => hover(model.name, point, event));
  const lines = computeCurveLines(curve, event);
  const line = (axes: '' | '2', { x, y }: { x: number[]; y: number[] }): Data => ({
    ...on(axes),
    mode: 'lines',
    x,
    y,
    line: { color: look.color, width: 1.8, dash: (look.dash ?? 'solid') as 'dash' },
    hoverinfo: 'skip'
  });
  // What is hovered: the points, and not what lies between them.
  const hovered = (axes: '' | '2', x: (number | null)[], y: (number | null)[]): Data => ({
    ...on(axes),
    mode: 'markers',
    x,
    y,
    text: texts,
    hovertemplate: '%{text}<extra></extra>',
    marker: { color: look.color, size: 8, opacity: 0 }
  });
  const recalls = shares.map(({ recall }) => recall);
  return [
    line('', lines.roc),
    line('2', lines.pr),
    hovered(
      '',
      shares.map(({ falsePositiveRate }) => falsePositiveRate),
      recalls
    ),
    hovered(
      '2',
      recalls,
      shares.map(({ precision }) => precision)
    ),
    ...(chosen
      ? marks(chosen, event, { color: look.color, symbol: 'circle-open', size: 15, line: { width: 2, color: look.color } })
      : []),
    ...(marked
      ? marks(marked, event, { color: look.color, symbol: look.symbol, size: 11, line: { width: 1.5, color: theme.background } })
      : [])
  ];
}

function marks(point: { found: number; alerted: number }, event: RocPrEvent, marker: object): Data[] {
  const { recall, falsePositiveRate, precision } = pointShares(point, event);
  const mark = (axes: '' | '2', x: number, y: number | null): Data => ({
    ...on(axes),
    mode: 'markers',
    x: [x],
    y: [y],
    hoverinfo: 'skip',
    cliponaxis: false,
    marker
  });
  return [mark('', falsePositiveRate, recall), mark('2', recall, precision)];
}

function hover(name: string, point: Point, event: RocPrEvent): string {
  const shares = pointShares(point, event);
  return [
    `<b>${escapeForPlotly(name)}</b>`,
    point.threshold === null ? trans.__('no alert') : trans.__('threshold %1', formatNumber(point.threshold, 1)),
    trans.__('recall %1, precision %2', share(shares.recall), precisionText(shares)),
    trans.__('false positive rate %1', share(shares.falsePositiveRate)),
    trans.__('%1 found, %2 false alerts', formatCount(point.found), formatCount(point.alerted))
  ].join('<br>');
}
