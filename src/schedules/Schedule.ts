import type { Description } from '../record/RunRecord';

/** Where training stands when a schedule is called. */
export interface Moment {
  /** Epochs done, with a fraction inside an epoch: 0 at the first step. */
  epoch: number;
  /** Epochs that the run will take. */
  epochs: number;
  /** Steps done: 0 at the first step. */
  step: number;
  /** The weighted sum of the losses at the newest point of the history ("train/loss"); null before the first point. */
  loss: number | null;
}

/** A value over training: a pure function of the moment, with a description for the record. */
export interface Schedule {
  (moment: Moment): number;
  description: Description;
}
