import type { Scores, ScoresOfSplits } from './Scores';

/** What was measured of a model on one split by the metrics of its task, `data.metrics`, if that is no classification. */
export interface MeasuredScores {
  /** @minimum 0 */
  rows: number;
  /** By the metric's name; null if it is not defined on these rows. */
  values: { [metric: string]: number | null };
  /** Root mean squared difference from the teacher's outputs, in standard deviations of the targets of these rows; null for the teacher itself. */
  teacherDistance: number | null;
}

export interface MeasuredOfSplits {
  train?: MeasuredScores;
  validation?: MeasuredScores;
  test?: MeasuredScores;
}

/** Of the models of a run, as `scores` for classes. */
export interface MeasuredOfModels {
  teacher?: MeasuredOfSplits;
  student?: MeasuredOfSplits;
  baseline?: MeasuredOfSplits;
  lastStudent?: MeasuredOfSplits;
  lastBaseline?: MeasuredOfSplits;
}

/** Of classes, or by the metrics of another task. */
export type AnyScores = Scores | MeasuredScores;

export type AnyScoresOfSplits = ScoresOfSplits | MeasuredOfSplits;
