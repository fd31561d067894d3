import type { Data } from 'plotly.js-dist-min';
import { groupByBatchSize } from '../../../../src/views/latency/groupByBatchSize';
import { formatDuration } from '../../../../src/views/words/formatDuration';
import { formatCount } from '../../words/formatNumber';
import { logAxis, type Axis } from '../../../../src/views/picture/Axis';
import { fitAxis } from '../../../../src/views/picture/fitAxis';
import type { LatencyRow, LatencyView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import { shortenTickLabel } from '../../plot/shortenTickLabel';
import type { Theme } from '../../plot/readTheme';
import { trans } from '../../dom/trans';

const rowHeight = 26;

/** From the median to the 99th percentile on a logarithmic axis, a line for each candidate, batch sizes apart. */
export function plotLatency({ rows }: LatencyView, theme: Theme, width: number): Picture {
  const { text: color } = theme;
  const lines: { label: string; row?: LatencyRow }[] = groupByBatchSize(rows).flatMap((group) => [
    {
      label: `<b>${group[0].batch === 1 ? trans.__('1 row a call') : trans.__('%1 rows a call', formatCount(group[0].batch))}</b>`
    },
    ...group.map((row) => ({ label: shortenTickLabel(row.name), row }))
  ]);
  const placed = lines.flatMap(({ row }, y) => (row ? [{ ...row, y }] : []));
  const low = Math.min(...rows.map(({ p50 }) => p50)) / 2;
  const high = Math.max(...rows.map(({ p99 }) => p99)) * 2;
  const room = width - 230;
  const { ticks } = fitAxis((count) => inUnits(logAxis(low, high, count)), Math.max(120, room), 12);
  const marks = (name: 'p50' | 'p95' | 'p99', marker: object): Data => ({
    type: 'scatter',
    mode: 'markers',
    x: placed.map((row) => row[name]),
    y: placed.map(({ y }) => y),
    text: placed.map((row) => `${escapeForPlotly(row.name)}<br>${trans.__('%1: %2 a call', name, formatDuration(row[name]))}`),
    hovertemplate: '%{text}<extra></extra>',
    marker: { color, ...marker }
  });
  const ranges: Data = {
    type: 'scatter',
    mode: 'lines',
    x: placed.flatMap(({ p50, p99 }) => [p50, p99, null]),
    y: placed.flatMap(({ y }) => [y, y, null]),
    line: { color, width: 2 },
    hoverinfo: 'skip'
  };
  const tick = (size: number) => ({ symbol: 'line-ns', size, line: { color, width: 2 } });
  return {
    data: [ranges, marks('p95', tick(8)), marks('p99', tick(12)), marks('p50', { size: 10 })],
    height: lines.length * rowHeight + 64,
    layout: {
      ...createBaseLayout(theme),
      margin: { l: 8, r: 28, t: 12, b: 52 },
      hovermode: 'closest',
      xaxis: axis(theme, trans.__('time a call (log scale)'), {
        type: 'log',
        range: [Math.log10(low), Math.log10(high)],
        tickvals: ticks.map(({ at }) => at),
        ticktext: ticks.map((tick) => tick.text)
      }),
      yaxis: axis(theme, '', {
        range: [lines.length - 0.5, -0.5],
        tickvals: lines.map((_, y) => y),
        ticktext: lines.map(({ label }) => label),
        tickfont: { color: theme.text, size: 12 },
        showgrid: false,
        fixedrange: true
      })
    }
  };
}

function inUnits({ ticks, share }: Axis): Axis {
  return { share, ticks: ticks.map(({ at }) => ({ at, text: formatDuration(at) })) };
}
