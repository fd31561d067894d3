import type { Data, ScatterData } from 'plotly.js-dist-min';
import { computeFederationRange } from '../../../../src/views/federation/computeFederationRange';
import { listFederationLines, type FederationLine } from '../../../../src/views/federation/listFederationLines';
import { chooseTermLook } from '../../../../src/views/picture/chooseTermLook';
import type { FederationView } from '../../../../src/views/View';
import { trans } from '../../dom/trans';
import { axis, createBaseLayout } from '../../plot/createBaseLayout';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { formatPercent } from '../../words/formatNumber';

type Dash = NonNullable<NonNullable<ScatterData['line']>['dash']>;

/** Accuracy over the rounds: a line for each strategy, or for the mean, the server and, in grey behind them, each client of one. */
export function plotFederation(view: FederationView, theme: Theme): Picture {
  const all = listFederationLines(view);
  const front = all.filter(({ isBehind }) => !isBehind);
  const behind = all.filter(({ isBehind }) => isBehind);
  const most = Math.max(2, view.rounds);
  return {
    data: [
      ...behind.map((line) => trace(line, { color: theme.faintText, width: 1 })),
      ...front.map((line, place) => {
        const { color, dash } = chooseTermLook(place, theme.colors);
        return trace(line, { color, width: 2, dash: (dash ?? 'solid') as Dash });
      })
    ],
    layout: {
      ...createBaseLayout(theme),
      margin: { l: 56, r: 12, t: 12, b: 44 },
      hovermode: 'closest',
      xaxis: axis(theme, trans.__('round'), { range: [0.8, most + 0.2], dtick: Math.ceil(most / 10), tick0: 0 }),
      yaxis: axis(theme, trans.__('accuracy on the test rows'), { range: computeFederationRange(view), tickformat: '.0%' })
    },
    height: 320
  };
}

function trace({ name, accuracy, isBehind }: FederationLine, line: NonNullable<ScatterData['line']>): Data {
  const own = name ?? trans.__('mean over the clients');
  return {
    type: 'scatter',
    mode: isBehind || accuracy.length > 20 ? 'lines' : 'lines+markers',
    x: accuracy.map((_, i) => i + 1),
    y: [...accuracy],
    line,
    marker: { color: line.color, size: 6 },
    ...(isBehind && { opacity: 0.6 }),
    customdata: accuracy.map((value, i) => trans.__('%1, round %2: %3', escapeForPlotly(own), i + 1, formatPercent(value, 1))),
    hovertemplate: '%{customdata}<extra></extra>'
  };
}
