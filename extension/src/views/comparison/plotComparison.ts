import type { Annotation, Data, Layout, LayoutAxis } from 'plotly.js-dist-min';
import { measureTextWidth } from '../../../../src/views/picture/measureTextWidth';
import type { ComparisonView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { joinLines, nameLine, nameSize, wrapTickLabel } from '../../plot/wrapTickLabel';
import { trans } from '../../dom/trans';
import { pairedVerdictLabel, computeDifferenceRows, computeModelRows, type Row } from './computeIntervalPlotRows';

const rowHeight = 38;
/** Above a panel: the words at both sides of zero. */
const top = 24;
const axisHeight = 56;
const sides = { l: 8, r: 16 };
/** Below this many pixels the differences stand under the models. */
const wide = 640;
const gap = 28;

/** One metric as a forest plot: the models' means with their intervals, and the differences around zero. */
export function plotComparison(view: ComparisonView, place: number, theme: Theme, width: number): Picture {
  const { better, format } = view.metrics[place];
  const all = [computeModelRows(view, place, theme), computeDifferenceRows(view, place, theme)].filter((rows) => rows.length > 0);
  const isWide = width >= wide && all.length > 1;
  const whole = Math.max(120, width - sides.l - sides.r);
  const room = isWide ? (whole - gap) / 2 : whole;
  const panels = all.map((rows) => panelOf(rows, room));
  const titles = panels.map(({ names }, i) => wrapTickLabel(titleOf(view, place, i), room - names, 3));
  const below = titles.map((lines) => axisHeight + (lines.length - 1) * nameLine);
  const inner = isWide
    ? Math.max(...panels.map(({ height }) => height))
    : panels.reduce((sum, { height }, i) => sum + height + (i ? below[0] + top : 0), 0);
  const layout: Partial<Layout> = {
    ...createBaseLayout(theme),
    margin: { ...sides, t: top, b: isWide ? Math.max(...below) : (below.at(-1) ?? axisHeight) },
    hovermode: 'closest'
  };
  const formats = { share: '.3~%', number: '.4~g', money: ',.2~f' };
  panels.forEach(({ rows, labels, names, height }, i) => {
    const [x, y] = i ? (['xaxis2', 'yaxis2'] as const) : (['xaxis', 'yaxis'] as const);
    const left = isWide && i ? room + gap : 0;
    const bottom = isWide ? inner - height : i ? 0 : inner - height;
    layout[x] = {
      ...axis(theme, joinLines(titles[i])),
      ...(i ? around(rows, room - names, theme) : { tickformat: formats[format] }),
      domain: [(left + names) / whole, Math.min(1, (left + room) / whole)],
      anchor: i ? 'y2' : 'y',
      nticks: Math.max(2, Math.min(6, Math.floor((room - names) / 60))),
      automargin: false,
      uirevision: `${place}`
    };
    layout[y] = {
      ...axis(theme, ''),
      domain: [bottom / inner, (bottom + height) / inner],
      anchor: i ? 'x2' : 'x',
      range: [rows.length - 0.5, -0.5],
      tickvals: rows.map((_, k) => k),
      ticktext: labels,
      tickfont: { color: theme.text, size: nameSize },
      automargin: false,
      showgrid: false,
      fixedrange: true
    };
  });
  if (panels.length > 1) layout.annotations = sidesOfZero(better, theme);
  const data = panels.flatMap(({ rows }, i) => traces(rows, i ? '2' : '', theme));
  return { data, layout, height: inner + top + (layout.margin?.b ?? 0) };
}

interface Panel {
  rows: Row[];
  labels: string[];
  /** Pixels that the names take of the width. */
  names: number;
  height: number;
}

/** Long names are broken into lines, and get up to half of the room: cut off, they might name another model. */
function panelOf(rows: Row[], room: number): Panel {
  const lines = rows.map(({ names }) => names.flatMap((name) => wrapTickLabel(name, room * 0.48 - 8)));
  const most = Math.max(...lines.map(({ length }) => length));
  return {
    rows,
    labels: lines.map(joinLines),
    names: Math.max(...lines.flat().map((line) => measureTextWidth(line, nameSize))) + 8,
    height: rows.length * Math.max(rowHeight, most * nameLine + 8)
  };
}

function titleOf({ metrics }: ComparisonView, place: number, panel: number): string {
  const { title, better, format } = metrics[place];
  if (panel) return format === 'share' ? trans.__('difference in points') : trans.__('difference');
  return better === 'higher' ? trans.__('%1 (higher is better)', title) : trans.__('%1 (lower is better)', title);
}

/** On which side of zero the first model is better. */
function sidesOfZero(better: 'higher' | 'lower', theme: Theme): Partial<Annotation>[] {
  const [left, right] = better === 'higher' ? (['worse', 'better'] as const) : (['better', 'worse'] as const);
  const common: Partial<Annotation> = {
    xref: 'x2',
    x: 0,
    yref: 'y2 domain' as 'y2',
    y: 1,
    yanchor: 'bottom',
    showarrow: false,
    font: { color: theme.faintText, size: 11 }
  };
  return [
    { ...common, xanchor: 'right', xshift: -4, text: `◂ ${pairedVerdictLabel(left)}` },
    { ...common, xanchor: 'left', xshift: 4, text: `${pairedVerdictLabel(right)} ▸` }
  ];
}

/** An axis that shows what is drawn and never hides zero, nor the words at its sides. */
function around(rows: Row[], width: number, theme: Theme): Partial<LayoutAxis> {
  const values = [0, ...rows.flatMap(({ mean, low, high }) => [mean, low, high]).filter((value) => value !== null)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = (high - low) * 0.08 || 1;
  const words = Math.max(
    ...(['better', 'worse'] as const).map((verdict) => measureTextWidth(`◂ ${pairedVerdictLabel(verdict)}`, 11))
  );
  const side = Math.min(0.4, (words + 4) / width);
  const least = ((high - low + 2 * pad) * side) / (1 - side);
  return {
    tickformat: ',.4~g',
    range: [Math.min(low - pad, -least), Math.max(high + pad, least)],
    zeroline: true,
    zerolinecolor: theme.text,
    zerolinewidth: 1.5
  };
}

function traces(rows: Row[], axes: '' | '2', theme: Theme): Data[] {
  const common = { type: 'scatter' as const, mode: 'markers' as const, xaxis: `x${axes}` as 'x', yaxis: `y${axes}` as 'y' };
  return rows.flatMap(({ color, mean, low, high, singles, hover }, place): Data[] => {
    const isKnown = mean !== null && low !== null && high !== null;
    const means: Data = {
      ...common,
      x: [mean],
      y: [place],
      text: [hover],
      hovertemplate: '%{text}<extra></extra>',
      marker: { color, size: 10 },
      ...(isKnown && {
        error_x: { type: 'data', symmetric: false, array: [high - mean], arrayminus: [mean - low], color, thickness: 2, width: 5 }
      })
    };
    const rings: Data = {
      ...common,
      x: singles,
      y: singles.map(() => place),
      hoverinfo: 'skip',
      marker: { color: theme.background, size: 7, line: { color, width: 1.5 } }
    };
    return singles.length ? [means, rings] : [means];
  });
}
