import type { Data } from 'plotly.js-dist-min';
import { isNumber } from '../../../../src/views/comparison/createMetricNumberFormat';
import { measureTextWidth, shorten } from '../../../../src/views/picture/measureTextWidth';
import { computeTradeOffScales, stepsOfFront } from '../../../../src/views/tradeOff/computeTradeOffScales';
import { formatCost } from '../../../../src/views/tradeOff/formatCost';
import { placePointLabels } from '../../../../src/views/tradeOff/placePointLabels';
import { createTradeOffNumberFormat, intervalOf } from '../../../../src/views/tradeOff/tabulateTradeOff';
import type { TradeOffPoint, TradeOffView } from '../../../../src/views/View';
import { createBaseLayout } from '../../plot/createBaseLayout';
import { createCostAxis } from '../../plot/createCostAxis';
import { createMetricAxis } from '../../plot/createMetricAxis';
import { escapeForPlotly } from '../../plot/escapeForPlotly';
import type { Picture } from '../../plot/Plot';
import type { Theme } from '../../plot/readTheme';

const height = 420;
const margin = { l: 64, r: 20, t: 12, b: 52 };
const nameSize = 11;

/** Models at their cost, on a logarithmic axis, and their metric; a line of steps through those that no other one beats. Null where nothing was measured. */
export function plotTradeOff(view: TradeOffView, theme: Theme, width: number): Picture | null {
  const scales = computeTradeOffScales(view);
  if (!scales) return null;
  const { shown, cost, metric } = scales;
  const room = { x: 0, y: 0, width: Math.max(120, width - margin.l - margin.r), height: height - margin.t - margin.b };
  const [low, high] = cost.map(Math.log10);
  const names = shown.map(({ name }) => shorten(name, Math.min(200, room.width / 3)));
  const spots = shown.map((point, i) => ({
    x: ((Math.log10(point.cost) - low) / (high - low)) * room.width,
    y: (1 - (point.mean - metric[0]) / (metric[1] - metric[0])) * room.height,
    width: measureTextWidth(names[i], nameSize) + 4
  }));
  const steps = stepsOfFront(shown, cost[1]);
  const front: Data = {
    ...{ type: 'scatter', mode: 'lines', hoverinfo: 'skip' },
    x: steps.map((step) => step.cost),
    y: steps.map(({ value }) => value),
    line: { color: theme.colors.student, width: 1.5, dash: 'dash' }
  };
  return {
    data: [front, marksOf(view, shown, theme)],
    height,
    layout: {
      ...createBaseLayout(theme),
      margin,
      hovermode: 'closest',
      xaxis: createCostAxis(theme, view, cost, room.width),
      yaxis: createMetricAxis(theme, view.metric, { range: metric }),
      annotations: placePointLabels(spots, room).map(({ x, y, isLeft }, i) => ({
        ...{ x: Math.log10(shown[i].cost), y: shown[i].mean, ax: x - spots[i].x, ay: y - spots[i].y },
        ...{ text: escapeForPlotly(names[i]), xanchor: isLeft ? 'right' : 'left', yanchor: 'middle' },
        ...{ showarrow: true, arrowhead: 0, arrowwidth: 0.75, arrowcolor: theme.faintText, standoff: 5 },
        ...{ bgcolor: theme.background, borderpad: 0, font: { color: theme.text, size: nameSize } }
      }))
    }
  };
}

/** Filled where no other one is as cheap and better. */
function marksOf(view: TradeOffView, points: readonly TradeOffPoint[], { colors, text: color, background }: Theme): Data {
  const text = createTradeOffNumberFormat(view);
  const hover = (point: TradeOffPoint) =>
    [
      escapeForPlotly(point.name),
      `${escapeForPlotly(view.cost)}: ${formatCost(point.cost, view.unit)}`,
      intervalOf(point, text)
    ].join('<br>');
  return {
    type: 'scatter',
    mode: 'markers',
    x: points.map((point) => point.cost),
    y: points.map(({ mean }) => mean),
    text: points.map(hover),
    hovertemplate: '%{text}<extra></extra>',
    marker: {
      color: points.map(({ unbeaten }) => (unbeaten ? colors.student : background)),
      size: 10,
      line: { color, width: 1.5 }
    },
    error_y: {
      ...{ type: 'data', symmetric: false, color, thickness: 1.5, width: 3 },
      array: points.map(({ mean, high: top }) => (isNumber(top) ? top - mean : 0)),
      arrayminus: points.map(({ mean, low: end }) => (isNumber(end) ? mean - end : 0))
    }
  };
}
