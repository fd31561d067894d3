import type { RunRecord } from '../../../record/RunRecord';
import type { TrialScore } from '../search/Scheduler';

/** How a trial ended. */
export interface EndedTrial {
  trial: number;
  status: 'done' | 'stopped' | 'failed';
  /** How often it was begun. */
  attempts: number;
  /** Why it failed. */
  error?: string;
  /** Null if it failed before its run began. */
  record: RunRecord | null;
}

/** A score, and why the trial was stopped after it; null if it went on. */
export interface JudgedScore extends TrialScore {
  stopped: string | null;
}
