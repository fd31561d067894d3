import { showValue } from '../../../checks/showValue';
import type { Dataset } from '../../../data/Dataset';
import { computeTargetStatistics } from '../../../data/computeTargetStatistics';
import type { Parameters } from '../library/createBooster';
import type { XgboostLoss, XgboostOptions } from '../options/XgboostOptions';

import { chooseBoosterMetric } from './chooseBoosterMetric';
import { regressionLosses } from './regressionLosses';
import type { LearningObjective } from './TrainingPlan';

/**
 * What is learnt and measured where rows have targets.
 *
 * @throws TypeError or RangeError for a loss, a metric or a parameter of the loss that is none.
 */
export function chooseRegressionObjective(
  { targets }: Dataset,
  { loss = 'squaredError', metric, parameters = {} }: XgboostOptions
): LearningObjective {
  if (typeof loss !== 'string' || !Object.hasOwn(regressionLosses, loss))
    throw new TypeError(
      `xgboost: expected loss to be one of ${Object.keys(regressionLosses).join(', ')}, got ${showValue(loss)}; give one of them`
    );
  const { objective, metrics } = regressionLosses[loss];
  const own = ownParameters(loss, parameters);
  const several = targets!.names.length > 1;
  if (several && loss === 'quantile')
    throw new RangeError(
      `xgboost: expected one target for loss "quantile", got ${targets!.names.length}; train one teacher for each target`
    );
  const found = several
    ? chooseBoosterMetric('several targets', loss === 'absoluteError' ? ['mae', 'rmse'] : ['rmse', 'mae'], metric)
    : chooseBoosterMetric(loss, metrics, metric);
  const named = found === 'tweedie-nloglik' ? `${found}@${String(parameters?.tweedie_variance_power ?? 1.5)}` : found;
  return {
    objective: 'regression',
    outputs: targets!.names.length,
    metric: found,
    better: 'lower',
    inDeviations: several ? { metric: found as 'rmse' | 'mae', deviations: computeTargetStatistics(targets!).deviations } : null,
    parameters: { objective, eval_metric: named, ...own }
  };
}

/** XGBoost has no default for the quantile. */
const median = 0.5;

function ownParameters(loss: XgboostLoss, { quantile_alpha: alpha }: NonNullable<XgboostOptions['parameters']>): Parameters {
  if (loss !== 'quantile') {
    if (alpha === undefined) return {};
    throw new TypeError(
      `xgboost: expected parameters.quantile_alpha with loss "quantile" only, got ${showValue(loss)}; leave it out`
    );
  }
  if (alpha === undefined) return { quantile_alpha: median };
  if (typeof alpha === 'number' && alpha > 0 && alpha < 1) return { quantile_alpha: alpha };
  throw new RangeError(
    `xgboost: expected parameters.quantile_alpha to be one number above 0 and below 1, got ${showValue(alpha)}; train one teacher for each quantile`
  );
}
