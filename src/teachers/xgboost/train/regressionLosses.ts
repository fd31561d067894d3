import type { XgboostLoss, XgboostMetric } from '../options/XgboostOptions';

interface RegressionLoss {
  /** XGBoost's name. */
  objective: string;
  /** What it is measured by; the first is the default. */
  metrics: readonly XgboostMetric[];
  /** The targets that it is defined for. Absent: all. */
  takes?: { fits: (target: number) => boolean; says: string };
}

const errors = ['rmse', 'mae', 'mape'] as const;
const atLeastZero = { fits: (target: number) => target >= 0, says: 'at least 0' };

export const regressionLosses: { readonly [loss in XgboostLoss]: RegressionLoss } = {
  squaredError: { objective: 'reg:squarederror', metrics: errors },
  absoluteError: { objective: 'reg:absoluteerror', metrics: ['mae', 'rmse', 'mape'] },
  pseudoHuber: { objective: 'reg:pseudohubererror', metrics: ['mphe', ...errors] },
  quantile: { objective: 'reg:quantileerror', metrics: ['quantile', ...errors] },
  squaredLogError: {
    objective: 'reg:squaredlogerror',
    metrics: ['rmsle', ...errors],
    takes: { fits: (target) => target > -1, says: 'above -1' }
  },
  logistic: {
    objective: 'reg:logistic',
    metrics: errors,
    takes: { fits: (target) => target >= 0 && target <= 1, says: 'from 0 to 1' }
  },
  poisson: { objective: 'count:poisson', metrics: ['poisson-nloglik', ...errors], takes: atLeastZero },
  gamma: {
    objective: 'reg:gamma',
    metrics: ['gamma-nloglik', 'gamma-deviance', ...errors],
    takes: { fits: (target) => target > 0, says: 'above 0' }
  },
  tweedie: { objective: 'reg:tweedie', metrics: ['tweedie-nloglik', ...errors], takes: atLeastZero }
};
