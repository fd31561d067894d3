import type { Data } from 'plotly.js-dist-min';
import type { Margins } from '../../../../src/record/RunRecord';
import { formatProbabilityPercent } from '../../../../src/views/words/formatProbabilityPercent';
import { formatCount, formatNumber } from '../../words/formatNumber';
import { oneHotMargin } from '../../../../src/views/softLabels/oneHotMargin';
import { linearAxis } from '../../../../src/views/picture/Axis';
import { fitAxis } from '../../../../src/views/picture/fitAxis';
import { softmaxAt } from '../../../../src/views/softLabels/softmaxAt';
import { computeHistogramOutline } from '../../../../src/views/picture/computeHistogramOutline';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { shortenTickLabel } from '../../plot/shortenTickLabel';
import { trans } from '../../dom/trans';

/** Where the axis of counts begins, below the one row that a bin may hold. */
const floor = 0.7;

export interface MarginsShown {
  margins: Margins;
  /** Names of the two classes. */
  names: readonly string[];
  temperature: number;
}

/** How the margins of the rows of each label are spread; the temperature moves what probability they mean. */
export function plotMargins({ margins, names, temperature }: MarginsShown, theme: Theme, width: number): Picture {
  const { edges, counts } = margins;
  const { terms } = theme.colors;
  const last = edges[edges.length - 1];
  const chance = (margin: number) => formatProbabilityPercent(softmaxAt([0, margin], temperature)[1]);
  const ticks = fitAxis((count) => withChance(linearAxis(edges[0], last, count), chance), Math.max(100, width - 70), 12).ticks;
  const lines = counts.map((of, i): Data => {
    const runs = computeHistogramOutline(edges, of, floor);
    return {
      type: 'scatter',
      mode: 'lines',
      name: trans.__('label %1', escapeForPlotly(names[i])),
      x: runs.flatMap(({ x }) => [...x, null]),
      y: runs.flatMap(({ y }) => [...y, null]),
      line: { color: terms[i + 1], width: 2, dash: i ? 'dot' : 'solid' },
      hoverinfo: 'skip'
    };
  });
  const hovers = counts.map((of, i): Data => {
    const bins = of.map((_, bin) => bin).filter((bin) => of[bin] > 0);
    const middles = bins.map((bin) => (edges[bin] + edges[bin + 1]) / 2);
    return {
      type: 'scatter',
      mode: 'markers',
      x: middles,
      y: bins.map((bin) => of[bin]),
      marker: { color: terms[i + 1], size: 9, opacity: 0 },
      text: bins.map((bin, k) =>
        [
          trans.__('label %1: %2 rows', escapeForPlotly(names[i]), formatCount(of[bin])),
          trans.__('margin %1 to %2', formatNumber(edges[bin]), formatNumber(edges[bin + 1])),
          trans.__('probability of %1 about %2', escapeForPlotly(names[1]), escapeForPlotly(chance(middles[k])))
        ].join('<br>')
      ),
      hovertemplate: '%{text}<extra></extra>'
    };
  });
  const bounds = [-1, 1].map((side) => side * oneHotMargin * temperature).filter((at) => at > edges[0] && at < last);
  const most = Math.max(1, ...counts.flat());
  return {
    data: [...lines, ...hovers],
    height: 240,
    layout: {
      ...createBaseLayout(theme),
      hovermode: 'closest',
      xaxis: axis(theme, trans.__('margin, and the probability of %1', shortenTickLabel(names[1], 20)), {
        range: [edges[0], last],
        tickvals: ticks.map(({ at }) => at),
        ticktext: ticks.map(({ at, text }) => (text ? `${formatNumber(at)}<br>${escapeForPlotly(text)}` : ''))
      }),
      yaxis: axis(theme, trans.__('rows (log scale)'), {
        type: 'log',
        range: [Math.log10(floor), Math.log10(most * 1.4)],
        nticks: 5,
        tickformat: ',d'
      }),
      shapes: bounds.map((at) => ({
        type: 'line' as const,
        yref: 'paper' as const,
        x0: at,
        x1: at,
        y0: 0,
        y1: 1,
        line: { color: theme.text, width: 1, dash: 'dot' as const }
      })),
      annotations: bounds.map((at) => ({
        yref: 'paper' as const,
        x: at,
        y: 1,
        yanchor: 'bottom' as const,
        xanchor: anchorOf(at, (at - edges[0]) / (last - edges[0])),
        text: at < 0 ? `◂ ${trans.__('one-hot')}` : `${trans.__('one-hot')} ▸`,
        showarrow: false,
        font: { color: theme.faintText, size: 11 }
      }))
    }
  };
}

/** Words beside a bound stand outside of it, unless they would be cut off there. */
function anchorOf(at: number, share: number): 'left' | 'right' {
  if (at < 0) return share < 0.2 ? 'left' : 'right';
  return share > 0.8 ? 'right' : 'left';
}

function withChance({ ticks, share }: ReturnType<typeof linearAxis>, chance: (margin: number) => string) {
  return { share, ticks: ticks.map(({ at }) => ({ at, text: chance(at) })) };
}
