import type { LabelsLike } from '../../metrics/inputs/checkedLabels';
import type { GivenModels } from '../compare/checkModelPredictions';

export interface RocPrInputs extends GivenModels {
  /** [rows] class numbers. */
  labels: LabelsLike;
  /** Names of the classes, in the order of their numbers. */
  classes?: readonly string[];
  /**
   * For two classes: a threshold in logits for each model, or one for each of its seeds. Never choose it on these rows: use
   * `kd.bestThreshold` with validation logits.
   */
  thresholds?: Thresholds;
  /** How often the rows are drawn for the intervals, and their confidence level, as in `kd.compare`. Default confidence 0.95. */
  resamples?: number;
  confidence?: number;
  /** Of the draws. Default 0. */
  seed?: number;
  /** [rows] Rows of one group, for example a customer, are drawn together. */
  groups?: ArrayLike<number>;
  /** Which rows they are. Default "test". */
  split?: string;
}

/** By model name: a number, or one for each seed. */
export interface Thresholds {
  readonly [model: string]: number | readonly number[];
}
