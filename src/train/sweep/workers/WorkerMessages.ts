import type { LiveCommand, LiveRun } from '../../../record/LiveRun';
import type { RunEvent } from '../../../record/RunEvent';
import type { RunRecord } from '../../../record/RunRecord';
import type { TrialAttempt, TrialOutcome, TrialReport } from '../trial/TrialAttempt';

/** What of an attempt goes to another process. */
export type AttemptInputs = Pick<TrialAttempt, 'number' | 'parameters' | 'seed' | 'folder' | 'metric' | 'isJudged'>;

/** From the sweep to a worker. */
export type ToWorker =
  | { type: 'open'; module: string }
  | { type: 'run'; attempt: AttemptInputs }
  /** The answer to the report of this number. */
  | { type: 'answer'; number: number; goesOn: boolean }
  | { type: 'stop' }
  /** The sweep is still there. */
  | { type: 'alive' }
  | { type: 'command'; command: LiveCommand };

/** From a worker to the sweep. */
export type FromWorker =
  | { type: 'opened' }
  /** The file of the trial cannot be loaded. */
  | { type: 'refused'; says: string }
  | { type: 'record'; record: RunRecord }
  | { type: 'event'; event: RunEvent }
  | { type: 'report'; number: number; report: TrialReport }
  | { type: 'live'; run: LiveRun }
  | { type: 'outcome'; outcome: TrialOutcome };
