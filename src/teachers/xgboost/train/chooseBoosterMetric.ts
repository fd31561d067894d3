import { showValue } from '../../../checks/showValue';
import type { XgboostMetric } from '../options/XgboostOptions';

/** The metric that was asked for, else the first one. @throws RangeError for any other. */
export function chooseBoosterMetric(
  of: string,
  metrics: readonly XgboostMetric[],
  metric: XgboostMetric = metrics[0]
): XgboostMetric {
  if (metrics.includes(metric)) return metric;
  throw new RangeError(
    `xgboost: expected metric to be one of ${metrics.join(', ')} for ${of}, got ${showValue(metric)}; give one of them`
  );
}
