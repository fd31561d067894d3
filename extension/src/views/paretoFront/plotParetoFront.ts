import type { Data } from 'plotly.js-dist-min';
import { chooseModelLooks, type ModelLook } from '../../../../src/views/picture/chooseModelLooks';
import { computeFrontScales, listFrontSteps } from '../../../../src/views/paretoFront/computeFrontScales';
import { createFrontNumberFormat } from '../../../../src/views/paretoFront/createFrontNumberFormat';
import { formatCost } from '../../../../src/views/tradeOff/formatCost';
import type { FrontGroup, ParetoFrontView } from '../../../../src/views/View';
import { createBaseLayout } from '../../plot/createBaseLayout';
import { createCostAxis } from '../../plot/createCostAxis';
import { createMetricAxis } from '../../plot/createMetricAxis';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';
import { shortenTickLabel } from '../../plot/shortenTickLabel';

const height = 440;
const margin = { l: 64, r: 20, t: 40, b: 52 };

/** Candidates at their cost, on a logarithmic axis, and their metric; a line of steps through the front of each search. Null where nothing was measured. */
export function plotParetoFront(view: ParetoFrontView, theme: Theme, width: number): Picture | null {
  const scales = computeFrontScales(view);
  if (!scales) return null;
  const { cost, value } = scales;
  const { budget, groups, metric } = view;
  const names = groups.map(({ name }) => name);
  const looks = chooseModelLooks(names, theme.colors);
  return {
    data: [
      ...groups.map((group, i) => linesOf(group, looks[i], cost[1])),
      ...groups.map((group, i) => marksOf(view, group, looks[i], theme))
    ],
    height,
    layout: {
      ...createBaseLayout(theme),
      margin,
      hovermode: 'closest',
      showlegend: true,
      legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom', font: { color: theme.text } },
      xaxis: createCostAxis(theme, view, cost, Math.max(120, width - margin.l - margin.r)),
      yaxis: createMetricAxis(theme, metric, { range: value }),
      shapes:
        budget === null
          ? []
          : [
              {
                ...{ type: 'line', x0: budget, x1: budget, y0: 0, y1: 1, yref: 'paper' },
                line: { color: theme.text, width: 1, dash: 'dot' }
              }
            ]
    }
  };
}

/** The fronts of a group's searches, one after the other, with gaps between them. */
function linesOf(group: FrontGroup, { color, dash }: ModelLook, end: number): Data {
  const steps = listFrontSteps(group, end).flatMap((one) => [...one, null]);
  return {
    ...{ type: 'scatter', mode: 'lines', hoverinfo: 'skip', showlegend: false, legendgroup: shortenTickLabel(group.name) },
    x: steps.map((step) => step?.cost ?? null),
    y: steps.map((step) => step?.value ?? null),
    line: { color, width: group.seeds > 1 ? 1 : 1.5, dash: dash as 'dash' }
  };
}

/** Filled on the front of their search. */
function marksOf(view: ParetoFrontView, group: FrontGroup, { color, symbol }: ModelLook, { background }: Theme): Data {
  const text = createFrontNumberFormat(view);
  return {
    ...{ type: 'scatter', mode: 'markers', name: shortenTickLabel(group.name), legendgroup: shortenTickLabel(group.name) },
    x: group.points.map(({ cost }) => cost),
    y: group.points.map(({ value }) => value),
    text: group.points.map(({ name, cost, value }) =>
      [
        escapeForPlotly(name),
        `${escapeForPlotly(view.cost)}: ${formatCost(cost, view.unit)}`,
        `${escapeForPlotly(view.metric.title)}: ${text.value(value)}`
      ].join('<br>')
    ),
    hovertemplate: '%{text}<extra></extra>',
    marker: {
      ...{ symbol, size: group.points.map(({ isOnFront }) => (isOnFront ? 9 : 7)) },
      color: group.points.map(({ isOnFront }) => (isOnFront ? color : background)),
      line: { color, width: 1.2 }
    }
  };
}
