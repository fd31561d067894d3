import { checkOptions } from '../../checks/checkOptions';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';
import { checkRequiredRate } from './checkRequiredRate';
import { cutAtSpecificity } from './thresholdAtSpecificity';
import { formatPercentText } from './formatPercentText';
import { createRateAtValidationThreshold } from './createRateAtValidationThreshold';

/**
 * The specificity on the measured rows at the threshold chosen on the validation rows, as a metric: the price of the sensitivity in
 * `kd.metrics.sensitivityAtSpecificity({ chosenOn: "validation" })`. Two classes.
 *
 * @param options.specificity the specificity of the threshold on the validation rows. Default 0.9.
 * @throws TypeError or RangeError for a share that is not 0 to 1; `prepare` without validation rows.
 * @example
 * ```ts
 * const validation = { logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] };
 * const ask = kd.metrics.attainedSpecificity().prepare({ logits: [[4], [3], [1]], labels: [1, 0, 0], validation });
 * ask(); // 0.5
 * ```
 */
export function attainedSpecificity(options: { specificity?: number } = {}): Metric {
  checkOptions('metrics.attainedSpecificity', options, ['specificity']);
  const specificity = checkRequiredRate('metrics.attainedSpecificity', 'specificity', options.specificity);
  return checkedMetric({
    description: { name: 'attainedSpecificity', specificity },
    title: `specificity attained by the validation threshold of ${formatPercentText(specificity)} specificity`,
    better: 'higher',
    format: 'share',
    range: [0, 1],
    prepare: (inputs) =>
      createRateAtValidationThreshold(
        'attainedSpecificity',
        inputs,
        (scores) => cutAtSpecificity(scores, specificity),
        'specificity'
      )
  });
}
