import type { Description } from '../../../record/Description';

/** How good a trial was after an epoch. */
export interface TrialScore {
  trial: number;
  /** Epochs done, from 1. */
  epoch: number;
  /** The larger the better. */
  score: number;
}

/** Which trials are stopped early: `kd.asha()`. */
export interface Scheduler {
  description: Description;
  /**
   * Called with each score, in the order in which they come.
   *
   * @param earlier all scores before, of all trials.
   * @returns why the trial is stopped, in words that follow its name; null if it goes on.
   */
  judge(score: TrialScore, earlier: readonly TrialScore[]): string | null;
}
