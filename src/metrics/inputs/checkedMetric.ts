import { showValue } from '../../checks/showValue';
import { checkInputs } from '../../checks/checkInputs';
import { checkList } from '../../checks/checkList';
import type { Metric, MetricInputs } from './Metric';

/**
 * A metric whose two steps check what they are given.
 *
 * @throws TypeError or RangeError, when called, for anything but named inputs, or counts that are not one for each row.
 */
export function checkedMetric(metric: Metric): Metric {
  const subject = metric.description.name;
  return {
    ...metric,
    prepare(inputs) {
      checkInputs(subject, inputs, ['logits', 'labels', 'targets', 'validation', 'groups']);
      const ask = metric.prepare(inputs);
      const rows = rowsOf(subject, inputs);
      return (counts) => {
        if (counts === undefined) return ask();
        checkList(subject, 'counts', counts);
        if (typeof counts[0] !== 'number' && counts.length > 0)
          throw new TypeError(
            `${subject}: expected counts to be numbers, got ${showValue(counts)}; give how often each row counts`
          );
        if (counts.length !== rows)
          throw new RangeError(`${subject}: expected ${rows} counts, got ${counts.length}; give how often each row counts`);
        return ask(counts);
      };
    }
  };
}

/** Of labels, which a metric of targets has not looked at. */
function rowsOf(subject: string, { labels }: MetricInputs): number {
  if (typeof labels !== 'object' || labels === null)
    throw new TypeError(`${subject}: expected labels to be one for each row, got ${showValue(labels)}; give those of the rows`);
  return 'size' in labels ? labels.size : labels.length;
}
