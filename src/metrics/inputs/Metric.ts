import type { MetricFormat } from '../../record/Comparison';
import type { Description } from '../../record/RunRecord';
import type { LabelsLike } from './checkedLabels';
import type { LogitsLike } from './checkedLogits';
import type { TargetsLike } from './checkedOutputs';

/** The inputs of a metric. */
export interface MetricInputs {
  /** [rows, classes], or [rows, 1]: a sigmoid's logit of class 1. With targets: the outputs, [rows, targets]. */
  logits: LogitsLike;
  /** [rows] class numbers; all zeros with targets. */
  labels: LabelsLike;
  /** The numbers to predict, in the shape of the outputs, of rows with targets. */
  targets?: TargetsLike;
  /** Rows on which a threshold may be chosen: never the measured rows. */
  validation?: { logits: LogitsLike; labels: LabelsLike };
  /** [rows] Which rows belong together: the items of one user, the hits of one query. Metrics of retrieval rank the rows of each group. */
  groups?: ArrayLike<number>;
}

/**
 * A metric is a value: a pure function that takes logits and labels and returns one number. It works in two steps, so that it can be
 * computed for many resamples of the same rows without sorting them again.
 */
export interface Metric {
  description: Description;
  /** "average precision". */
  title: string;
  /** What the reader should compare it with on these rows, [rows] labels: 'always "benign": 79.4 %'. The title shows it in brackets. */
  beside?(labels: ArrayLike<number>): string;
  better: 'higher' | 'lower';
  format: MetricFormat;
  /** Its lowest and highest possible value: no interval goes beyond. Default: no bounds. */
  range?: readonly [least: number, most: number];
  /** Returns a function that takes how often each row counts, [rows], and returns the metric; without counts each row counts once. */
  prepare(inputs: MetricInputs): (counts?: ArrayLike<number>) => number;
}
