import type { Metric } from '../../metrics/inputs/Metric';
import { prepareMetric } from '../../metrics/inputs/prepareMetric';

/** The mean of one metric of each task. Null unless all are the better the higher: otherwise they have no unit in common. */
export function createMeanMetric(metrics: readonly Metric[]): Metric | null {
  if (metrics.some(({ better }) => better === 'lower')) return null;
  return {
    description: { name: 'mean of the tasks' },
    title: 'mean of the tasks',
    better: 'higher',
    format: 'number',
    prepare(inputs) {
      const asks = metrics.map((metric) => prepareMetric(metric, inputs));
      return (counts) => asks.reduce((sum, ask) => sum + ask(counts), 0) / asks.length;
    }
  };
}
