import { checkOptions } from '../../checks/checkOptions';
import type { Metric } from '../inputs/Metric';
import { checkedMetric } from '../inputs/checkedMetric';
import { checkRequiredRate } from './checkRequiredRate';
import { cutAtSensitivity } from './thresholdAtSensitivity';
import { formatPercentText } from './formatPercentText';
import { createRateAtValidationThreshold } from './createRateAtValidationThreshold';

/**
 * The sensitivity on the measured rows at the threshold chosen on the validation rows, as a metric: the price of the specificity in
 * `kd.metrics.specificityAtSensitivity({ chosenOn: "validation" })`. Two classes.
 *
 * @param options.sensitivity the sensitivity of the threshold on the validation rows. Default 0.9.
 * @throws TypeError or RangeError for a share that is not 0 to 1; `prepare` without validation rows.
 * @example
 * ```ts
 * const validation = { logits: [[3], [2], [1], [0]], labels: [1, 0, 1, 0] };
 * const ask = kd.metrics.attainedSensitivity().prepare({ logits: [[4], [0], [1]], labels: [1, 1, 0], validation });
 * ask(); // 0.5
 * ```
 */
export function attainedSensitivity(options: { sensitivity?: number } = {}): Metric {
  checkOptions('metrics.attainedSensitivity', options, ['sensitivity']);
  const sensitivity = checkRequiredRate('metrics.attainedSensitivity', 'sensitivity', options.sensitivity);
  return checkedMetric({
    description: { name: 'attainedSensitivity', sensitivity },
    title: `sensitivity attained by the validation threshold of ${formatPercentText(sensitivity)} sensitivity`,
    better: 'higher',
    format: 'share',
    range: [0, 1],
    prepare: (inputs) =>
      createRateAtValidationThreshold(
        'attainedSensitivity',
        inputs,
        (scores) => cutAtSensitivity(scores, sensitivity),
        'sensitivity'
      )
  });
}
