import type { LabelsLike } from '../../metrics/inputs/labelsOf';
import type { GivenModels } from '../compare/checkGivenModels';

export interface RocPrInputs extends GivenModels {
  /** [rows] class numbers. */
  labels: LabelsLike;
  /** Names of the classes, in the order of their numbers. */
  classes?: readonly string[];
  /**
   * Two classes: a threshold in logits that was chosen for a model, or one for each of its seeds, never on these rows: as `kd.bestThreshold` of
   * validation logits gives it.
   */
  thresholds?: Thresholds;
  /** How often the rows are drawn for the intervals, and how surely these hold the truth, as in `kd.compare`. Default confidence 0.95. */
  resamples?: number;
  confidence?: number;
  /** Of the draws. Default 0. */
  seed?: number;
  /** [rows] Rows of one group, a customer say, are drawn together. */
  groups?: ArrayLike<number>;
  /** Which rows they are. Default "test". */
  split?: string;
}

/** By the names of models: a number, or one for each seed. */
export interface Thresholds {
  readonly [model: string]: number | readonly number[];
}
