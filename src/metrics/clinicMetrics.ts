import { checkOptions } from '../checks/checkOptions';
import type { Metric } from './inputs/Metric';
import { accuracyMetric, type AccuracyOptions } from './classification/accuracy';
import { attainedSensitivity } from './threshold/attainedSensitivity';
import { attainedSpecificity } from './threshold/attainedSpecificity';
import { averagePrecisionMetric } from './ranking/averagePrecision';
import { brierMetric } from './calibration/brier';
import { calibrationErrorMetric } from './calibration/expectedCalibrationError';
import type { ThresholdChosenOn } from './threshold/ThresholdChosenOn';
import { rocAucMetric } from './ranking/rocAuc';
import { sensitivityAtSpecificityMetric } from './threshold/sensitivityAtSpecificity';
import { specificityAtSensitivityMetric } from './threshold/specificityAtSensitivity';

export interface ClinicOptions extends Pick<AccuracyOptions, 'classes'> {
  /** Default 0.9. */
  specificity?: number;
  /** Default 0.9. */
  sensitivity?: number;
  /**
   * Which rows choose the thresholds. Default "measured": points of the ROC curve. With "validation" the list also has the specificity and
   * the sensitivity that those thresholds attain.
   */
  chosenOn?: ThresholdChosenOn;
}

/**
 * The metrics that a clinic uses for a classifier: ROC AUC first, sensitivity at a fixed specificity and the reverse, average precision, Brier score,
 * calibration of class 1 in ten bins of equal count, and accuracy beside the accuracy of always predicting the most common class. Two
 * classes.
 *
 * @throws TypeError or RangeError for shares that are not 0 to 1, or other invalid options.
 * @example
 * ```ts
 * const metrics = kd.metrics.clinic({ specificity: 0.95, classes: ['benign', 'malignant'] });
 * metrics.length; // 7
 * metrics[1].title; // "sensitivity at 95 % specificity"
 * ```
 */
export function clinic(options: ClinicOptions = {}): Metric[] {
  checkOptions('metrics.clinic', options, ['specificity', 'sensitivity', 'chosenOn', 'classes']);
  const { specificity, sensitivity, chosenOn, classes } = options;
  const isFixed = chosenOn === 'validation';
  return [
    rocAucMetric(),
    sensitivityAtSpecificityMetric({ specificity, chosenOn }),
    ...(isFixed ? [attainedSpecificity({ specificity })] : []),
    specificityAtSensitivityMetric({ sensitivity, chosenOn }),
    ...(isFixed ? [attainedSensitivity({ sensitivity })] : []),
    averagePrecisionMetric(),
    brierMetric(),
    calibrationErrorMetric({ bins: 10, of: 'class 1', equal: 'count' }),
    accuracyMetric({ majority: true, classes })
  ];
}
