import type { Data } from 'plotly.js-dist-min';
import type { ConfidenceIntervalOverSeeds } from '../../../../src/views/facts/computeConfidenceIntervalOverSeeds';
import { shorten } from '../../../../src/views/picture/measureTextWidth';
import { findStudentAlonePoints } from '../../../../src/views/sweep/findStudentAlonePoints';
import { formatSetting } from '../../../../src/views/sweep/formatSetting';
import { computeSweepCurves, type SweepPoint, type SweepReading } from '../../../../src/views/sweep/computeSweepCurves';
import { computeSweepRange } from '../../../../src/views/sweep/computeSweepRange';
import { intervalText } from '../../../../src/views/sweep/writeSweepSentence';
import { createSweepScale } from '../../../../src/views/sweep/createSweepScale';
import { createSweptNumberFormat } from '../../../../src/views/sweep/createSweptNumberFormat';
import type { SweepView } from '../../../../src/views/View';
import { trans } from '../../dom/trans';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { createMetricAxis } from '../../plot/createMetricAxis';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { chooseCurveStyles, type SweepLook } from './chooseCurveStyles';

export interface SweepShown extends SweepReading {
  /** Whether each run has a point of its own. */
  single: boolean;
  hidden: ReadonlySet<string>;
}

/** The key of the curve of the student alone. */
export const aloneKey = 'alone';

/** Means with their intervals over the values of a setting; each point knows its runs. */
export function plotSweep(view: SweepView, shown: SweepShown, theme: Theme, width: number): Picture {
  const metric = view.metrics.find(({ name }) => name === shown.metric)!;
  const scale = createSweepScale(view, shown);
  const text = createSweptNumberFormat(view, shown);
  const looks = chooseCurveStyles(theme);
  const curves = computeSweepCurves(view, shown);
  const at = (point: SweepPoint) => scale.at(point.at);
  const hover = (point: SweepPoint, interval: ConfidenceIntervalOverSeeds, who: string) =>
    [
      `${escapeForPlotly(shown.over)} ${escapeForPlotly(formatSetting(point.at))}`,
      `${escapeForPlotly(who)}: ${intervalText(interval, text.value)}`,
      trans._n('%1 run', '%1 runs', point.runs.length)
    ].join('<br>');
  const line = (points: readonly SweepPoint[], of: 'student' | 'baseline', look: SweepLook, name: string): Data => {
    const known = points.flatMap((point) => (point[of] ? [{ point, interval: point[of] }] : []));
    const bars = known.map(({ interval: { mean, low, high } }) => [
      high === null ? 0 : high - mean,
      low === null ? 0 : mean - low
    ]);
    return {
      type: 'scatter',
      mode: 'lines+markers',
      x: known.map(({ point }) => at(point)),
      y: known.map(({ interval }) => interval.mean),
      customdata: known.map(({ point }) => point.runs.join(',')),
      text: known.map(({ point, interval }) => hover(point, interval, name)),
      hovertemplate: '%{text}<extra></extra>',
      line: { color: look.color, width: 2, dash: (look.dash ?? 'solid') as 'dash' },
      marker: { color: look.color, symbol: look.symbol, size: 9 },
      error_y: {
        ...{ type: 'data', symmetric: false, color: look.color, thickness: 2, width: 4 },
        ...{ array: bars.map(([up]) => up), arrayminus: bars.map(([, down]) => down) }
      }
    };
  };
  const dots = (points: readonly SweepPoint[], look: SweepLook): Data => {
    const all = points.flatMap((point) => point.runs.map((run) => ({ point, run })));
    return {
      type: 'scatter',
      mode: 'markers',
      x: all.map(({ point }) => at(point)),
      y: all.map(({ run }) => metric.student[run]),
      customdata: all.map(({ run }) => String(run)),
      text: all.map(
        ({ run }) =>
          `${escapeForPlotly(view.runs[run].title)}<br>${trans.__('seed %1', view.runs[run].seed)}: ${text.value(metric.student[run])}`
      ),
      hovertemplate: '%{text}<extra></extra>',
      marker: { color: 'rgba(0,0,0,0)', symbol: look.symbol, size: 8, line: { color: look.color, width: 1.5 } }
    };
  };
  const name = (own: string) => own || trans.__('student');
  const data = [
    ...(shown.hidden.has(aloneKey)
      ? []
      : [line(findStudentAlonePoints(curves), 'baseline', looks.alone, trans.__('student alone'))]),
    ...curves.flatMap((curve, i) => {
      if (shown.hidden.has(curve.name)) return [];
      const look = looks.of(i);
      return [line(curve.points, 'student', look, name(curve.name)), ...(shown.single ? [dots(curve.points, look)] : [])];
    })
  ];
  const room = Math.max(40, (Math.max(120, width - 90) / Math.max(1, scale.ticks.length)) * 0.9);
  return {
    data,
    height: 400,
    layout: {
      ...createBaseLayout(theme),
      margin: { l: 60, r: 16, t: 16, b: 52 },
      hovermode: 'closest',
      xaxis: axis(theme, scale.isLog ? trans.__('%1 (log scale)', escapeForPlotly(shown.over)) : escapeForPlotly(shown.over), {
        range: [scale.low, scale.high],
        tickvals: scale.ticks.map((tick) => tick.at),
        ticktext: scale.ticks.map((tick) => escapeForPlotly(shorten(tick.text, room))),
        tickangle: 0,
        showgrid: false,
        showline: true,
        linecolor: theme.faintText,
        uirevision: escapeForPlotly(shown.over)
      }),
      yaxis: createMetricAxis(theme, metric, {
        range: computeSweepRange(view, shown) ?? [0, 1],
        uirevision: escapeForPlotly(`${shown.over} ${shown.metric}`)
      })
    }
  };
}
