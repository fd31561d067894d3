import type { Comparison } from '../../record/Comparison';
import type { Finding } from '../../record/RunRecord';
import { createMetricNumberFormat } from '../../views/comparison/createMetricNumberFormat';

/** A task, and what its metric is called. */
export interface TransferredTask {
  name: string;
  /** "R squared". */
  metric: string;
}

/**
 * Tasks that are predicted worse, or better, together with others than alone.
 *
 * @param comparison of models against "alone", with a metric for each task.
 */
export function findTaskTransfer(comparison: Comparison, tasks: readonly TransferredTask[]): Finding[] {
  return comparison.differences.flatMap((difference): Finding[] => {
    const { metric, model, verdict, mean, low, high } = difference;
    if (verdict === 'not separable') return [];
    const place = comparison.metrics.findIndex(({ name }) => name === metric);
    const { name, metric: title } = tasks[place];
    const text = createMetricNumberFormat(comparison, place);
    const size = `${title} ${text.difference(mean)}${text.unit} (${text.difference(low)} to ${text.difference(high)})`;
    const says = `${name} is predicted ${verdict} ${model === 'together' ? 'together' : `${model} together`} than alone: ${size}`;
    return verdict === 'worse'
      ? [
          {
            check: 'negativeTransfer',
            level: 'problem',
            value: mean,
            says,
            hint: `give "${name}" more weight, try kd.pcGrad(), or learn it by itself`
          }
        ]
      : [{ check: 'positiveTransfer', level: 'info', value: mean, says, hint: 'learn them together' }];
  });
}
