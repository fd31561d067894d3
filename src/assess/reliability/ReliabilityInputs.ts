import type { CalibrationOptions } from '../../metrics/calibration/computeCalibrationBins';
import type { LabelsLike } from '../../metrics/inputs/checkedLabels';
import type { GivenModels } from '../compare/checkModelPredictions';

export interface ReliabilityInputs extends GivenModels, CalibrationOptions {
  /** [rows] class numbers. */
  labels: LabelsLike;
  /** How many bins. Default 10. */
  bins?: number;
  /** Bins with equal numbers of rows, or of equal width. Default "count". */
  equal?: 'count' | 'width';
  /** Which probability. Default "class 1" for two classes, "largest" for more. */
  of?: 'class 1' | 'largest';
  /** Names of the classes, in the order of their numbers. */
  classes?: readonly string[];
  /** Confidence level of the intervals. Default 0.95. */
  confidence?: number;
  /** Which rows they are. Default "test". */
  split?: string;
}
