import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import type { Metric, MetricInputs } from './Metric';

/** A metric after its first step. @throws TypeError for one of the user's own that does not give a function, or whose function gives no number. */
export function prepareMetric(metric: Metric, inputs: MetricInputs): ReturnType<Metric['prepare']> {
  const ask = metric.prepare(inputs);
  if (!isCallable(ask))
    throw new TypeError(`${metric.title}: expected prepare to give a function, got ${showValue(ask)}; give (counts) => a number`);
  return (counts) => {
    const value: unknown = ask(counts);
    if (typeof value === 'number') return value;
    throw new TypeError(
      `${metric.title}: expected the function of prepare to give a number, got ${showValue(value)}; give NaN where it is not defined`
    );
  };
}
