import type { LayoutAxis } from 'plotly.js-dist-min';
import { logAxis } from '../../../src/views/picture/Axis';
import { fitAxis } from '../../../src/views/picture/fitAxis';
import { formatCost } from '../../../src/views/tradeOff/formatCost';
import type { TradeOffView } from '../../../src/views/View';
import { trans } from '../dom/trans';
import { axis } from './createBaseLayout';
import { escapeForPlotly } from './escapeForPlotly';
import type { Theme } from './readTheme';

/** A logarithmic axis of what models cost, with as many ticks as fit into `width` pixels. */
export function createCostAxis(
  theme: Theme,
  { cost, unit }: Pick<TradeOffView, 'cost' | 'unit'>,
  [low, high]: readonly [number, number],
  width: number
): Partial<LayoutAxis> {
  const { ticks } = fitAxis((count) => logAxis(low, high, count), width, 12);
  return axis(theme, trans.__('%1 (log scale)', escapeForPlotly(cost)), {
    type: 'log',
    range: [Math.log10(low), Math.log10(high)],
    tickvals: ticks.map(({ at }) => at),
    ticktext: ticks.map(({ at }) => formatCost(at, unit)),
    showgrid: false,
    showline: true,
    linecolor: theme.faintText
  });
}
