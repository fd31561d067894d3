import { checkDescription } from '../../checks/checkDescription';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import type { Metric } from './Metric';

const formats: unknown[] = ['share', 'number', 'money'];

/** @throws TypeError unless it is a metric, of the toolkit's or of the user's own. */
export function checkMetric(subject: string, name: string, metric: unknown): asserts metric is Metric {
  const isMetric =
    hasSafelyReadableMembers(metric, ['prepare', 'title', 'description', 'better', 'format', 'range', 'beside']) &&
    isCallable(metric.prepare);
  if (!isMetric)
    throw new TypeError(`${subject}: expected ${name} to be one, got ${showValue(metric)}; give kd.metrics.accuracy()`);
  const { title, description, better, format, range, beside } = metric;
  const parts: [part: string, fits: boolean, wanted: string][] = [
    ['title', typeof title === 'string', 'a text'],
    ['description', description !== undefined, '{name: "..."}'],
    ['better', better === 'higher' || better === 'lower', '"higher" or "lower"'],
    ['format', formats.includes(format), '"share", "number" or "money"'],
    ['range', range === undefined || isRange(range), '[least, most]'],
    ['beside', beside === undefined || isCallable(beside), 'a function of the labels']
  ];
  for (const [part, fits, wanted] of parts)
    if (!fits)
      throw new TypeError(
        `${subject}: expected ${part} of ${name} to be ${wanted}, got ${showValue(metric[part])}; change ${part}`
      );
  checkDescription(subject, name, description);
}

function isRange(range: unknown): boolean {
  return (
    Array.isArray(range) &&
    range.length === 2 &&
    range.every((end) => typeof end === 'number' && !Number.isNaN(end)) &&
    range[0] < range[1]
  );
}
