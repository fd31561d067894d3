import type { Description } from '../../../record/Description';
import type { TrialFunction } from './Trial';
import type { TrialAttempt, TrialOutcome } from './TrialAttempt';

/** What a trial is: a function of this process, or a file that any process can load, by its absolute path. */
export type TrialSource = { run: TrialFunction } | { module: string };

/** Where trials run: `kd.inProcess()`, `kd.workerProcesses({count: 2})`. */
export interface Executor {
  description: Description;
  /**
   * Makes ready for the trials of a sweep.
   *
   * @param folder the sweep's, if it has one.
   * @throws TypeError or Error if it cannot run them.
   */
  open(source: TrialSource, folder: string | undefined): Promise<OpenExecutor>;
}

export interface OpenExecutor {
  /** How many trials run at a time. */
  slots: number;
  run(attempt: TrialAttempt): Promise<TrialOutcome>;
  /** Ends what it has begun, and waits for it. */
  close(): Promise<void>;
}
