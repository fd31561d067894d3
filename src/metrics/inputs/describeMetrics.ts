import { showValue } from '../../checks/showValue';
import type { MetricInfo } from '../../record/Comparison';
import type { Metric } from './Metric';

/**
 * What records and tables say of metrics. Two with the same name are distinguished by their options: "precisionAtBudget (budget 0.01)".
 *
 * @param labels of the measured rows, for what the reader should compare a metric with.
 * @throws RangeError for a metric that is there twice.
 */
export function describeMetrics(subject: string, metrics: readonly Metric[], labels?: ArrayLike<number>): MetricInfo[] {
  const isShared = (name: string) => metrics.filter(({ description }) => description.name === name).length > 1;
  const infos = metrics.map((metric) => {
    const { name, ...options } = metric.description;
    const words = Object.entries(options).map(
      ([option, value]) => `${option} ${typeof value === 'object' ? JSON.stringify(value) : value}`
    );
    const { better, format } = metric;
    const title = metric.beside && labels ? `${metric.title} (${besideOf(subject, metric, labels)})` : metric.title;
    return { name: isShared(name) && words.length ? `${name} (${words.join(', ')})` : name, title, better, format };
  });
  const twice = infos.find(({ name }, i) => infos.findIndex((info) => info.name === name) !== i);
  if (twice) throw new RangeError(`${subject}: expected each metric once, got ${twice.name} twice; leave one out`);
  return infos;
}

function besideOf(subject: string, metric: Metric, labels: ArrayLike<number>): string {
  const text: unknown = metric.beside?.(labels);
  if (typeof text === 'string') return text;
  throw new TypeError(
    `${subject}: expected beside of "${metric.title}" to give a text, got ${showValue(text)}; give 'always "benign": 79.4 %'`
  );
}
