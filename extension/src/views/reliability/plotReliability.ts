import type { Data, Layout } from 'plotly.js-dist-min';
import type { ReliabilityBin } from '../../../../src/record/Reliability';
import { formatCount, formatNumber } from '../../words/formatNumber';
import { chooseModelLooks, type ModelLook } from '../../../../src/views/picture/chooseModelLooks';
import { share } from '../../../../src/views/reliability/computeReliabilityView';
import { computeReliabilityRange } from '../../../../src/views/reliability/computeReliabilityRange';
import type { ReliabilityView } from '../../../../src/views/View';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { joinLines, nameLine, wrapTickLabel } from '../../plot/wrapTickLabel';
import { trans } from '../../dom/trans';

const margin = { l: 62, r: 14, t: 12, b: 52 };
/** Shares of the height: the counts below, and what is free above them. */
const [below, free] = [0.16, 0.05];
const widest = 520;

/** What came true against what was predicted, square, with the diagonal; how many rows there are below. */
export function plotReliability(view: ReliabilityView, theme: Theme, width: number): Picture {
  const names = view.models.map(({ name }) => name);
  const looks = chooseModelLooks(names, theme.colors);
  const range = computeReliabilityRange(view);
  const room = Math.max(120, width - margin.l - margin.r);
  const side = Math.min(widest, room);
  const title = wrapTickLabel(
    view.of === 'largest' ? trans.__('mean confidence') : trans.__('mean predicted probability of %1', view.event),
    side,
    3
  );
  const bottom = margin.b + (title.length - 1) * nameLine;
  const common = { range, uirevision: 'reader' };
  const layout: Partial<Layout> = {
    ...createBaseLayout(theme),
    margin: { ...margin, b: bottom },
    hovermode: 'closest',
    xaxis: { ...axis(theme, joinLines(title)), ...common, domain: [0, side / room], anchor: 'y2' },
    yaxis: { ...axis(theme, trans.__('share that came true')), ...common, domain: [below + free, 1], anchor: 'x' },
    yaxis2: { ...axis(theme, trans.__('rows')), rangemode: 'tozero', nticks: 3, domain: [0, below], anchor: 'x' }
  };
  const diagonal: Data = {
    type: 'scatter',
    mode: 'lines',
    x: range,
    y: range,
    line: { color: theme.faintText, width: 1.5, dash: 'dot' },
    hoverinfo: 'skip'
  };
  const data = view.models.flatMap(({ name, bins }, i) => [curve(name, bins, looks[i], view), stems(name, bins, looks[i])]);
  return { data: [diagonal, ...data], layout, height: Math.round(side / (1 - below - free)) + margin.t + bottom };
}

function curve(name: string, bins: ReliabilityBin[], { color, symbol, dash }: ModelLook, { confidence }: ReliabilityView): Data {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: bins.map(({ predicted }) => predicted),
    y: bins.map(({ observed }) => observed),
    text: bins.map(
      ({ predicted, observed, low, high, count }) =>
        `${trans.__('%1: %2 predicted, %3 came true', escapeForPlotly(name), share(predicted), share(observed))}<br>` +
        trans.__('%1 % interval %2 to %3, %4 rows', formatNumber(100 * confidence), share(low), share(high), formatCount(count))
    ),
    hovertemplate: '%{text}<extra></extra>',
    marker: { color, symbol, size: 9 },
    line: { color, width: 1.5, dash: dash as 'dash' },
    error_y: {
      type: 'data',
      symmetric: false,
      array: bins.map(({ observed, high }) => Math.max(0, high - observed)),
      arrayminus: bins.map(({ observed, low }) => Math.max(0, observed - low)),
      color,
      thickness: 1,
      width: 3
    }
  };
}

/** Counts as lines that stand on the axis. */
function stems(name: string, bins: ReliabilityBin[], { color, symbol }: ModelLook): Data {
  return {
    type: 'scatter',
    mode: 'markers',
    yaxis: 'y2',
    x: bins.map(({ predicted }) => predicted),
    y: bins.map(({ count }) => count),
    text: bins.map(({ count }) => trans.__('%1: %2 rows', escapeForPlotly(name), formatCount(count))),
    hovertemplate: '%{text}<extra></extra>',
    marker: { color, symbol, size: 6 },
    error_y: {
      type: 'data',
      symmetric: false,
      array: bins.map(() => 0),
      arrayminus: bins.map(({ count }) => count),
      color,
      thickness: 2,
      width: 0
    }
  };
}
