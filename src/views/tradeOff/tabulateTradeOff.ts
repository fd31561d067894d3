import { createMetricNumberFormat, isNumber, type MetricNumberFormat } from '../comparison/createMetricNumberFormat';
import type { Table } from '../table/Table';
import type { TradeOffPoint, TradeOffView } from '../types/TradeOffView';
import { capitalize } from '../words/capitalize';
import { formatCount, formatNumber } from '../words/formatNumber';
import { formatCost } from './formatCost';

/** A row for each model, the cheapest first. */
export function tabulateTradeOff(view: TradeOffView): Table {
  const { metric, points, cost, unit, rows, split, confidence } = view;
  const text = createTradeOffNumberFormat(view);
  return {
    caption: `${capitalize(metric.title)} (${metric.better} is better) on ${formatCount(rows)} ${split} rows, with ${formatNumber(100 * confidence)} % intervals, by ${cost}`,
    columns: ['Model', capitalize(cost), capitalize(metric.title), 'Unbeaten', 'Seeds'],
    rows: points.map((point) => [
      point.name,
      formatCost(point.cost, unit),
      intervalOf(point, text),
      point.unbeaten ? 'yes' : '–',
      formatCount(point.seeds)
    ])
  };
}

/** How the values of the metric are written. */
export function createTradeOffNumberFormat({ metric, points }: TradeOffView): MetricNumberFormat {
  const models = points.map(({ name, seeds, mean, low, high }) => ({
    name,
    seeds,
    estimates: [{ mean, low, high, least: low, most: high }]
  }));
  return createMetricNumberFormat({ metrics: [metric], models, differences: [] }, 0);
}

/** "92.3 % (91.8 % to 92.8 %)". */
export function intervalOf({ mean, low, high }: TradeOffPoint, { value }: MetricNumberFormat): string {
  return isNumber(low) && isNumber(high) ? `${value(mean)} (${value(low)} to ${value(high)})` : value(mean);
}
