import type { TargetsLike } from '../../metrics/inputs/checkedOutputs';
import type { LabelsLike } from '../../metrics/inputs/checkedLabels';
import type { Metric } from '../../metrics/inputs/Metric';
import type { ModelLogits } from './checkModelLogits';

export interface CompareOptions {
  /** On the measured rows; each table is [rows, classes] or [rows, 1]. */
  models: ModelLogits;
  /** [rows] class numbers. */
  labels?: LabelsLike;
  /** In place of labels: the numbers to predict, [rows, targets], [rows], or `data.test.targets`. The tables of the models are then their outputs. */
  targets?: TargetsLike;
  /** Default: average precision, ROC AUC and Brier score for two classes; accuracy and negative log-likelihood for more; root mean squared error, mean absolute error and R squared for targets. */
  metrics?: Metric[];
  /** Rows on which thresholds are chosen, with the logits of the same models and seeds. */
  validation?: { labels: LabelsLike; models: ModelLogits };
  /** The model that the others are compared with. Default "student". */
  of?: string;
  /** Default: all the others. */
  against?: string[];
  /**
   * How often the rows are drawn. Default 2000, or proportionally fewer if rows times trainings times metrics are above 5 million, but at
   * least 500, or more if there are so many differences that none could be told with fewer. The comparison says how many draws there were.
   */
  resamples?: number;
  /** Confidence level of the intervals. Default 0.95. */
  confidence?: number;
  /** Of the draws. Default 0. */
  seed?: number;
  /** Which rows they are. Default "test". */
  split?: string;
  /** [rows] Rows of one group, for example a customer, are drawn together. Metrics of retrieval rank the rows of each group. */
  groups?: ArrayLike<number>;
}
