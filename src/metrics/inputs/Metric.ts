import type { MetricFormat } from '../../record/Comparison';
import type { Description } from '../../record/RunRecord';
import type { LabelsLike } from './labelsOf';
import type { LogitsLike } from './logitsOf';

/** What a metric looks at. */
export interface MetricInputs {
  /** [rows, classes], or [rows, 1]: a sigmoid's logit of class 1. */
  logits: LogitsLike;
  /** [rows] class numbers. */
  labels: LabelsLike;
  /** Rows that a threshold may be chosen on: never those that are measured. */
  validation?: { logits: LogitsLike; labels: LabelsLike };
}

/**
 * A metric is a value: a pure function of logits and labels to one number, in two steps, so that it can be asked of many
 * resamples of the same rows without sorting them again.
 */
export interface Metric {
  description: Description;
  /** "average precision". */
  title: string;
  /** What has to be read beside it on these rows, [rows] labels: 'always "benign": 79.4 %'. Its title has it in brackets. */
  beside?(labels: ArrayLike<number>): string;
  better: 'higher' | 'lower';
  format: MetricFormat;
  /** The least and the most that it can be: no interval goes beyond. Default: no bounds. */
  range?: readonly [least: number, most: number];
  /** Gives a function of how often each row counts, [rows], to the metric; left out, each row counts once. */
  prepare(inputs: MetricInputs): (counts?: ArrayLike<number>) => number;
}
