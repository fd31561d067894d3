import { checkOptions } from '../checks/checkOptions';
import type { Metric } from './inputs/Metric';
import { averagePrecisionMetric } from './ranking/averagePrecision';
import { brierMetric } from './calibration/brier';
import { calibrationErrorMetric } from './calibration/expectedCalibrationError';
import { costMetric, type CostOptions } from './cost/expectedCost';
import { f1Metric } from './threshold/f1At';
import { precisionAtBudgetMetric } from './ranking/precisionAtBudget';
import { recallAtFalsePositivesMetric } from './ranking/recallAtFalsePositives';
import { rocAucMetric } from './ranking/rocAuc';

export interface BankOptions extends Pick<CostOptions, 'validationCosts'> {
  /** If given, the list ends with the cost per 1,000 rows. Default none. */
  costs?: CostOptions['costs'];
  /** How many alerts can be checked: a share of the rows if below 1, otherwise a number of rows. Default 0.005. */
  budget?: number;
}

/**
 * The metrics that a bank uses for a fraud or credit model: average precision, ROC AUC, F1 at the threshold of the validation rows, precision at an
 * alert budget, recall at 1 % false positives, Brier score, calibration of class 1 in bins of equal count and, with `costs`, money. Two
 * classes, with validation rows.
 *
 * @throws TypeError or RangeError for an invalid budget or invalid costs.
 * @example
 * ```ts
 * const metrics = kd.metrics.bank({ costs: { falsePositive: 5, falseNegative: 100 }, budget: 0.01 });
 * metrics.length; // 8
 * ```
 */
export function bank(options: BankOptions = {}): Metric[] {
  checkOptions('metrics.bank', options, ['costs', 'validationCosts', 'budget']);
  const { costs, validationCosts, budget = 0.005 } = options;
  return [
    averagePrecisionMetric(),
    rocAucMetric(),
    f1Metric(),
    precisionAtBudgetMetric({ budget }),
    recallAtFalsePositivesMetric({ rate: 0.01 }),
    brierMetric(),
    calibrationErrorMetric({ of: 'class 1', equal: 'count' }),
    ...(costs ? [costMetric({ costs, validationCosts, per: 1000 })] : [])
  ];
}
