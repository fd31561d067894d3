import { showValue } from '../../checks/showValue';
import type { Metric, MetricInputs } from './Metric';

/** A metric after its first step. @throws TypeError for one of the user's own that does not give a function. */
export function prepareMetric(metric: Metric, inputs: MetricInputs): ReturnType<Metric['prepare']> {
  const ask: unknown = metric.prepare(inputs);
  if (typeof ask === 'function') return ask as ReturnType<Metric['prepare']>;
  throw new TypeError(`${metric.title}: expected prepare to give a function, got ${showValue(ask)}; give (counts) => a number`);
}
