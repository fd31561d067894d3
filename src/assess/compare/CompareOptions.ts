import type { LabelsLike } from '../../metrics/inputs/labelsOf';
import type { Metric } from '../../metrics/inputs/Metric';
import type { ModelLogits } from './checkModelLogits';

export interface CompareOptions {
  /** On the rows that are measured, each table [rows, classes] or [rows, 1]. */
  models: ModelLogits;
  /** [rows] class numbers. */
  labels: LabelsLike;
  /** Default: average precision, ROC AUC and Brier score of two classes; accuracy and negative log-likelihood of more. */
  metrics?: Metric[];
  /** Rows that thresholds are chosen on, with the logits of the same models and seeds. */
  validation?: { labels: LabelsLike; models: ModelLogits };
  /** The model that the others are compared with. Default "student". */
  of?: string;
  /** Default: all the others. */
  against?: string[];
  /**
   * How often the rows are drawn. Default 2000; where rows times trainings times metrics are above 5 million, fewer in proportion,
   * but 500 at the least. The comparison says how many there were.
   */
  resamples?: number;
  /** Share of the intervals that hold the truth. Default 0.95. */
  confidence?: number;
  /** Of the draws. Default 0. */
  seed?: number;
  /** Which rows they are. Default "test". */
  split?: string;
  /** [rows] Rows of one group, a customer say, are drawn together. */
  groups?: ArrayLike<number>;
}
