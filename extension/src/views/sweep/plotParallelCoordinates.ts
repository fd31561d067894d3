import type { Data } from 'plotly.js-dist-min';
import { createMetricNumberFormat } from '../../../../src/views/comparison/createMetricNumberFormat';
import { formatSetting } from '../../../../src/views/sweep/formatSetting';
import type { SweepReading } from '../../../../src/views/sweep/computeSweepCurves';
import type { SweepView } from '../../../../src/views/View';
import { shorten } from '../../../../src/views/picture/measureTextWidth';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';

/** Axes that fit beside each other. */
const mostAxes = 8;
/** The best fifth stands out. */
const outstanding = 0.2;

interface Upright {
  name: string;
  low: string;
  high: string;
  /** 0 to 1 for each run; null where it has no value. */
  shares: (number | null)[];
  says(run: number): string;
}

/** A line for each run through all of its settings to its score. */
export function plotParallelCoordinates(view: SweepView, { metric: wanted }: SweepReading, theme: Theme, width: number): Picture {
  const metric = view.metrics.find(({ name }) => name === wanted)!;
  const { name, title, better, format, student } = metric;
  const text = createMetricNumberFormat({ metrics: [{ name, title, better, format }], models: [], differences: [] }, 0);
  const value = (one: number | null) => (one === null ? '–' : text.value(one));
  const uprights = [
    ...view.settings.slice(0, mostAxes - 1).map(({ name: setting, values }) => upright(setting, values, formatSetting)),
    upright(title, student, (one) => (typeof one === 'number' ? value(one) : '–'))
  ];
  const order = student
    .map((one, run) => ({ one: one ?? (better === 'higher' ? -Infinity : Infinity), run }))
    .sort((a, b) => (better === 'higher' ? b.one - a.one : a.one - b.one));
  const bestRuns = new Set(order.slice(0, Math.max(1, Math.ceil(outstanding * order.length))).map(({ run }) => run));
  const data = order.reverse().map(({ run }): Data => {
    const isBest = bestRuns.has(run);
    return {
      type: 'scatter',
      mode: 'lines+markers',
      x: uprights.map((_, i) => i),
      y: uprights.map(({ shares }) => shares[run]),
      connectgaps: true,
      customdata: uprights.map(() => String(run)),
      text: uprights.map(
        (one) => `${escapeForPlotly(view.runs[run].title)}<br>${escapeForPlotly(one.name)} ${escapeForPlotly(one.says(run))}`
      ),
      hovertemplate: '%{text}<extra></extra>',
      line: { color: isBest ? theme.colors.student : theme.faintText, width: isBest ? 2.4 : 1 },
      marker: { size: isBest ? 6 : 4, color: isBest ? theme.colors.student : theme.faintText },
      opacity: isBest ? 1 : 0.55
    };
  });
  const room = Math.max(50, (width - 40) / uprights.length - 8);
  const label = ({ name: own, low, high }: Upright) => ({
    foot: escapeForPlotly(shorten(low, room)),
    head: `<b>${escapeForPlotly(shorten(own, room))}</b><br>${escapeForPlotly(shorten(high, room))}`
  });
  return {
    data,
    height: 420,
    layout: {
      ...createBaseLayout(theme),
      margin: { l: 40, r: 40, t: 52, b: 34 },
      hovermode: 'closest',
      dragmode: false,
      xaxis: axis(theme, '', {
        range: [-0.3, uprights.length - 0.7],
        tickvals: uprights.map((_, i) => i),
        ticktext: uprights.map((one) => label(one).foot),
        tickangle: 0,
        showgrid: true,
        fixedrange: true
      }),
      yaxis: axis(theme, '', { range: [-0.04, 1.04], showticklabels: false, showgrid: false, fixedrange: true }),
      annotations: uprights.map((one, i) => ({
        ...{ x: i, y: 1.04, yanchor: 'bottom' as const, showarrow: false, text: label(one).head },
        font: { size: 12, color: theme.text }
      }))
    }
  };
}

function upright(
  name: string,
  values: readonly (number | string | null)[],
  says: (value: number | string | null) => string
): Upright {
  const known = [...new Set(values.filter((value) => value !== null))];
  const numbers = known.filter((value): value is number => typeof value === 'number');
  const of = { name, says: (run: number) => says(values[run]) };
  if (numbers.length < known.length || !numbers.length) {
    const words = known.sort((a, b) => String(a).localeCompare(String(b), 'en'));
    const share = (value: number | string | null) =>
      value === null ? null : words.length < 2 ? 0.5 : words.indexOf(value) / (words.length - 1);
    return { ...of, low: says(words[0] ?? null), high: says(words[words.length - 1] ?? null), shares: values.map(share) };
  }
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const isLog = low > 0 && high / low >= 10;
  const place = (value: number) => (isLog ? Math.log10(value) : value);
  const share = (value: number | string | null) =>
    typeof value !== 'number' ? null : high === low ? 0.5 : (place(value) - place(low)) / (place(high) - place(low));
  return { ...of, low: says(low), high: says(high), shares: values.map(share) };
}
