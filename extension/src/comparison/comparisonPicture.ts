import type { Annotation, Data, Layout, LayoutAxis } from 'plotly.js-dist-min';
import type { ComparisonView } from '../../../src/views/View';
import { axis, baseLayout } from '../layout';
import { plainText } from '../plainText';
import type { Picture } from '../Plot';
import type { Theme } from '../theme';
import { differenceRows, modelRows, type Row } from './comparisonRows';
import { trans } from '../trans';

const rowHeight = 38;
/** Above a panel: the words at both sides of zero. */
const top = 24;
const axisHeight = 56;
/** Below this many pixels the differences stand under the models. */
const wide = 640;

/** One metric as a forest plot: the models' means with their intervals, and the differences around zero. */
export function comparisonPicture(view: ComparisonView, place: number, theme: Theme, width: number): Picture {
  const { title, better, format } = view.metrics[place];
  const panels = [modelRows(view, place, theme), differenceRows(view, place, theme)].filter((rows) => rows.length > 0);
  const isWide = width >= wide;
  const heights = panels.map((rows) => rows.length * rowHeight);
  const inner = isWide
    ? Math.max(...heights)
    : heights.reduce((sum, height) => sum + height + axisHeight + top, -axisHeight - top);
  const base = baseLayout(theme);
  const layout: Partial<Layout> = { ...base, margin: { l: 8, r: 12, t: top, b: axisHeight }, hovermode: 'closest' };
  const formats = { share: '.3~%', number: '.4~g', money: ',.2~f' };
  panels.forEach((rows, i) => {
    const [x, y] = i ? (['xaxis2', 'yaxis2'] as const) : (['xaxis', 'yaxis'] as const);
    const xDomain: [number, number] = isWide && panels.length > 1 ? (i ? [0.62, 1] : [0, 0.4]) : [0, 1];
    const yDomain: [number, number] = isWide
      ? [1 - heights[i] / inner, 1]
      : i
        ? [0, heights[1] / inner]
        : [1 - heights[0] / inner, 1];
    const own: Partial<LayoutAxis> = i
      ? {
          ...axis(theme, format === 'share' ? trans.__('difference in points') : trans.__('difference')),
          tickformat: ',.4~g',
          range: aroundZero(rows)
        }
      : {
          ...axis(
            theme,
            better === 'higher'
              ? trans.__('%1 (higher is better)', plainText(title))
              : trans.__('%1 (lower is better)', plainText(title))
          ),
          tickformat: formats[format]
        };
    const zero = { zeroline: true, zerolinecolor: theme.text, zerolinewidth: 1.5 };
    layout[x] = { ...own, ...(i ? zero : {}), domain: xDomain, anchor: i ? 'y2' : 'y', nticks: 6, uirevision: `${place}` };
    layout[y] = {
      ...axis(theme, ''),
      domain: yDomain,
      anchor: i ? 'x2' : 'x',
      range: [rows.length - 0.5, -0.5],
      tickvals: rows.map((_, k) => k),
      ticktext: rows.map(({ label }) => label),
      tickfont: { color: theme.text, size: 12 },
      showgrid: false,
      fixedrange: true
    };
  });
  if (panels.length > 1) layout.annotations = sides(better, theme);
  return { data: panels.flatMap((rows, i) => traces(rows, i ? '2' : '', theme)), layout, height: inner + top + axisHeight };
}

/** On which side of zero the first model is better. */
function sides(better: 'higher' | 'lower', theme: Theme): Partial<Annotation>[] {
  const [left, right] = better === 'higher' ? ['worse', 'better'] : ['better', 'worse'];
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
    { ...common, xanchor: 'right', xshift: -4, text: `◂ ${left}` },
    { ...common, xanchor: 'left', xshift: 4, text: `${right} ▸` }
  ];
}

/** An axis that shows what is drawn and never hides zero. */
function aroundZero(rows: Row[]): [number, number] {
  const values = [0, ...rows.flatMap(({ mean, low, high }) => [mean, low, high]).filter((value) => value !== null)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = (high - low) * 0.08 || 1;
  return [low - pad, high + pad];
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
