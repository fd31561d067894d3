import { checkOptions } from '../../checks/checkOptions';
import type { Metric } from '../Metric';
import { averagePrecision } from './averagePrecision';
import { brier } from './brier';
import { calibrationError } from './calibrationError';
import { cost, type CostOptions } from './cost';
import { f1 } from './f1';
import { precisionAtBudget } from './precisionAtBudget';
import { recallAtFalsePositives } from './recallAtFalsePositives';
import { rocAuc } from './rocAuc';

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
    averagePrecision(),
    rocAuc(),
    f1(),
    precisionAtBudget({ budget }),
    recallAtFalsePositives({ rate: 0.01 }),
    brier(),
    calibrationError({ of: 'class 1', equal: 'count' }),
    ...(costs ? [cost({ costs, validationCosts, per: 1000 })] : [])
  ];
}
