import { createMetricNumberFormat, type MetricNumberFormat } from '../comparison/createMetricNumberFormat';
import type { ParetoFrontView } from '../types/ParetoFrontView';

/** How the values of the metric are written. */
export function createFrontNumberFormat({ metric, groups }: Pick<ParetoFrontView, 'metric' | 'groups'>): MetricNumberFormat {
  const values = groups.flatMap(({ points }) => points.map(({ value }) => ({ mean: value, low: value, high: value })));
  const models = values.map((one) => ({ name: '', seeds: 1, estimates: [{ ...one, least: one.low, most: one.high }] }));
  return createMetricNumberFormat({ metrics: [metric], models, differences: [] }, 0);
}
