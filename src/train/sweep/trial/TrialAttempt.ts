import type { RunEvent } from '../../../record/RunEvent';
import type { RunRecord } from '../../../record/RunRecord';
import type { Parameters } from '../space/Parameter';

/** One attempt at a trial, as the sweep asks for it. */
export interface TrialAttempt {
  number: number;
  parameters: Parameters;
  seed: number;
  folder?: string;
  /** The validation metric that is compared; absent: the one that the run chooses its epoch by. */
  metric?: string;
  /** Whether trials may be stopped early: then they wait for the answer to a report. */
  isJudged: boolean;
  /** Aborted when the sweep ends before its time. */
  signal: AbortSignal;
  /** Its run goes on, from this record. */
  onRecord(record: RunRecord): void;
  onEvent(event: RunEvent): void;
  /** Whether it goes on. After the last epoch nobody is stopped. */
  onReport(report: TrialReport): Promise<boolean>;
}

export interface TrialReport {
  epoch: number;
  /** The larger the better. */
  score: number;
  isLast: boolean;
}

/** How an attempt ended. */
export type TrialOutcome = { record: RunRecord } | { error: string; /** Whether its process died. */ isLost: boolean };
