import type { Annotation, Data, Layout, ScatterData, Shape } from 'plotly.js-dist-min';
import { isBaseline, isLead } from '../../../../src/views/lossCurves/describeCurveOwner';
import type { CurveStyle } from '../../../../src/views/picture/CurveStyle';
import { smoothCurve } from '../../../../src/views/lossCurves/smoothCurve';
import type { Curve, LossCurvesView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { plotSettingChanges } from './plotSettingChanges';
import { groupCurvesIntoPanels, type Panel, type Wanted } from './groupCurvesIntoPanels';
import { createStageMarks } from './createStageMarks';
import { curveKey, chooseLineStyle } from './chooseLineStyle';
import { trans } from '../../dom/trans';

/** How the reader wants to see the curves. */
export interface Reading extends Wanted {
  logLoss: boolean;
  /** 0 to below 1: weight of the past in the moving average. */
  smoothing: number;
  /** Models and weights that are not shown. */
  hidden: ReadonlySet<string>;
}

/** Dash lengths in pixels are allowed besides the names. */
type Dash = NonNullable<NonNullable<ScatterData['line']>['dash']>;

const gap = 22;
const top = 44;
const bottom = 44;
const left = 60;
const right = 12;

/** @param width pixels that there are for all of it. */
export function plotLossCurves(view: LossCurvesView, reading: Reading, theme: Theme, width: number): Picture {
  const stacked = groupCurvesIntoPanels(view, reading);
  const styleOf = (curve: Curve) => chooseLineStyle(curve, view.curves, theme);
  const inner = stacked.reduce((sum, { height }) => sum + height, 0) + gap * Math.max(0, stacked.length - 1);
  const base = createBaseLayout(theme);
  const stages = createStageMarks(view, theme, width - left - right, inner);
  const changed = plotSettingChanges(view, theme);
  const layout: Partial<Layout> = {
    ...base,
    margin: { ...base.margin, t: top + stages.height, b: bottom, l: left, r: right },
    hovermode: 'x unified',
    hoversubplots: 'axis',
    hoverlabel: { ...base.hoverlabel, namelength: -1 },
    xaxis: axis(theme, trans.__('epoch'), {
      anchor: `y${stacked.length > 1 ? stacked.length : ''}` as 'y',
      unifiedhovertitle: { text: `${trans.__('epoch')} %{x:.3~f}` },
      spikethickness: 1,
      spikedash: 'solid',
      spikecolor: theme.faintText
    }),
    shapes: [...epochLines(view, theme), ...stages.shapes, ...changed.shapes],
    annotations: [...epochLabels(view, theme, stages.height), ...stages.annotations, ...changed.annotations]
  };
  const data: Data[] = [];
  let above = 0;
  stacked.forEach((panel, i) => {
    const name = i === 0 ? 'y' : `y${i + 1}`;
    const domain: [number, number] = [Math.max(0, 1 - (above + panel.height) / inner), 1 - above / inner];
    above += panel.height + gap;
    layout[i === 0 ? 'yaxis' : (`yaxis${i + 1}` as 'yaxis2')] = axis(theme, escapeForPlotly(panel.title), {
      domain,
      ...axisOf(panel, reading, theme)
    });
    for (const curve of panel.curves) {
      const style = styleOf(curve);
      // A box at the pointer has the points of all panels.
      data.push(...traces(curve, name, { ...style, name: `${style.name}, ${panel.title}` }, reading));
    }
    data.push(...marks(view, panel, name, styleOf, reading, theme));
  });
  return { data, layout, height: inner + top + stages.height + bottom };
}

function axisOf({ axis: kind, metric, curves }: Panel, { logLoss }: Reading, theme: Theme) {
  // A switched scale is another axis: a zoom on the one means nothing on the other.
  if (kind === 'loss')
    return {
      type: logLoss ? ('log' as const) : ('linear' as const),
      uirevision: String(logLoss),
      tickformat: '.3~g',
      nticks: 7
    };
  // Around a single point plotly would show shares below 0 and above 1.
  if (kind === 'share') return { tickformat: '.3~%', nticks: 5, autorangeoptions: { clipmin: 0, clipmax: 1.02 } };
  if (metric === 'gradientCosine') {
    const zero = { zeroline: true, zerolinecolor: theme.faintText };
    return { range: [-1.05, 1.05] as [number, number], nticks: 3, tickformat: '.1~f', ...zero };
  }
  // Gradients of different terms are compared by how many times longer one is.
  if (metric === 'gradientNorm' && isFarApart(curves)) return { type: 'log' as const, nticks: 4, tickformat: '.3~g' };
  return { nticks: 4, tickformat: '.3~g' };
}

/** Whether the values differ by more than an order of magnitude, and none is 0, which has no place on a log scale. */
function isFarApart(curves: readonly Curve[]): boolean {
  const values = curves.flatMap(({ value }) => value.filter((one) => one !== null));
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  return low > 0 && values.some((value) => value > 10 * low);
}

function traces(curve: Curve, yaxis: string, { name, color, width, dash, markers }: CurveStyle, reading: Reading): Data[] {
  if (reading.hidden.has(curveKey(curve))) return [];
  const isSmoothed = reading.smoothing > 0 && curve.axis !== 'setting';
  const line = {
    color: color,
    width,
    dash: (dash || 'solid') as Dash,
    shape: curve.axis === 'setting' ? ('hv' as const) : ('linear' as const)
  };
  const common = { type: 'scatter' as const, x: curve.epoch, yaxis, name: escapeForPlotly(name) };
  // A line needs two points; until then the one that there is has to show.
  const mode = markers || curve.epoch.length < 3 ? ('lines+markers' as const) : ('lines' as const);
  const shown: Data = {
    ...common,
    y: drawable(curve.axis, isSmoothed ? smoothCurve(curve.value, reading.smoothing) : curve.value),
    mode,
    line,
    marker: { size: 6, color, symbol: isBaseline(curve) ? 'circle-open' : 'circle' },
    hovertemplate: curve.axis === 'share' ? '%{y:.2%}' : '%{y:.4~g}'
  };
  const raw: Data = {
    ...common,
    y: drawable(curve.axis, curve.value),
    mode: 'lines',
    line: { ...line, width: 1, dash: 'solid' },
    opacity: 0.3,
    hoverinfo: 'skip'
  };
  return isSmoothed ? [raw, shown] : [shown];
}

/** A share far outside of its axis is drawn just outside: plotly places points by pixels, which have an end. */
function drawable(axis: Curve['axis'], values: readonly (number | null)[]): (number | null)[] {
  return axis === 'share' ? values.map((value) => value && Math.max(-1, Math.min(2, value))) : [...values];
}

/** A star where the kept weights are, a ring at the end of the same curve. */
function marks(
  { best, last, curves }: LossCurvesView,
  panel: Panel,
  yaxis: string,
  styleOf: (curve: Curve) => CurveStyle,
  { hidden }: Reading,
  theme: Theme
): Data[] {
  const curve = best && curves.find((one) => isLead(one) && one.series === best.series);
  if (!best || !curve || !panel.curves.includes(curve) || hidden.has(curveKey(curve))) return [];
  const { color } = styleOf(curve);
  const end = curve.value.findLastIndex((value) => value !== null);
  const mark = (x: number, y: number, symbol: 'star' | 'circle-open', size: number): Data => ({
    type: 'scatter',
    x: [x],
    y: drawable(panel.axis, [y]),
    yaxis,
    mode: 'markers',
    marker: {
      symbol,
      size,
      color: color,
      line: { color: symbol === 'star' ? theme.background : color, width: symbol === 'star' ? 1 : 2 }
    },
    hoverinfo: 'skip'
  });
  const marked = [mark(best.epoch, best.value, 'star', 15)];
  if (last && end >= 0 && curve.epoch[end] !== best.epoch)
    marked.unshift(mark(curve.epoch[end], curve.value[end]!, 'circle-open', 11));
  return marked;
}

function epochLines({ best, last }: LossCurvesView, theme: Theme): Partial<Shape>[] {
  const line = (epoch: number, dash: Dash): Partial<Shape> => ({
    type: 'line',
    x0: epoch,
    x1: epoch,
    y0: 0,
    y1: 1,
    yref: 'paper',
    layer: 'below',
    line: { color: theme.faintText, width: 1, dash }
  });
  return [...(best ? [line(best.epoch, 'solid')] : []), ...(last && last.epoch !== best?.epoch ? [line(last.epoch, 'dot')] : [])];
}

/** Above the picture and what is there already, on two rows, so that a best epoch next to the last one does not cover it. */
function epochLabels({ best, last, curves }: LossCurvesView, theme: Theme, above: number): Partial<Annotation>[] {
  const end = Math.max(0, ...curves.flatMap(({ epoch }) => epoch.slice(-1)));
  const label = (epoch: number, text: string, row: number): Partial<Annotation> => ({
    x: epoch,
    y: 1,
    yref: 'paper',
    yanchor: 'bottom',
    xanchor: epoch > end / 2 ? 'right' : 'left',
    yshift: above + row * 15,
    text,
    showarrow: false,
    font: { size: 11, color: theme.faintText }
  });
  if (!best) return [];
  if (last && last.epoch === best.epoch) return [label(best.epoch, trans.__('★ best and last: epoch %1', best.epoch), 0)];
  return [
    label(best.epoch, trans.__('★ best, kept: epoch %1', best.epoch), 1),
    ...(last ? [label(last.epoch, trans.__('last: epoch %1', last.epoch), 0)] : [])
  ];
}
