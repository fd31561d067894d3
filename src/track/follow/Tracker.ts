import type { Comparison } from '../../record/Comparison';
import type { Description } from '../../record/Description';
import type { Finding } from '../../record/Finding';
import type { RunEvent } from '../../record/RunEvent';
import type { RunRecord } from '../../record/RunRecord';

/**
 * Follows runs while they go on: `kd.tensorBoard({...})`, `kd.mlflow({...})`, or one of your own. A run is the same with and without it: what it throws, and
 * what it has not done when its time is over, is a finding in the record.
 */
export interface Tracker {
  /** What findings call it: {name: "TensorBoard"}. */
  description: Description;
  /** The most seconds that a run waits for it at its end, and a study at its own. Default 30. */
  wait?: number;
  /** Called when a run begins or goes on. */
  followRun(run: FollowedRun): RunFollower;
  /** Called when a study begins. Without it each run of a study is followed by itself. */
  followStudy?(): StudyFollower;
}

/** A run as it begins or goes on. */
export interface FollowedRun {
  /** The record so far: without history as a run begins; what came before, if it goes on. */
  record: RunRecord;
  /** Whether it goes on from a checkpoint. A study that is called again has runs that are done already. */
  isResumed: boolean;
  /** Its place in its study: "seed-0". */
  place?: string;
}

/** Follows one run. */
export interface RunFollower {
  /** Called with every event, in order, as `onEvent` is. Nobody waits for it. */
  tell(event: RunEvent): void;
  /** Called at the end of an epoch with the weights of the model in training, as they are scored. They are only worth reading during the call. */
  tellWeights?(at: { of: string; step: number; epoch: number }, weights: readonly NamedWeight[]): void;
  /**
   * Called with the record when the run has ended, and waited for. `signal` is aborted when the time is over, or when somebody interrupts.
   *
   * @returns what could not be done.
   */
  end(record: RunRecord, signal: AbortSignal): Promise<readonly Finding[]> | readonly Finding[];
}

/** Follows the runs of one study, and the study itself. */
export interface StudyFollower {
  followRun(run: FollowedRun): RunFollower;
  /** As that of a run. */
  end(study: FollowedStudy, signal: AbortSignal): Promise<readonly Finding[]> | readonly Finding[];
}

/** How a study ended. */
export interface FollowedStudy {
  status: 'done' | 'failed';
  /** Its result in sentences, and what it was read off; absent unless it is done. */
  says?: string;
  comparison?: Comparison;
  findings: readonly Finding[];
}

export interface NamedWeight {
  /** "dense_1/kernel", the same in student and baseline, and with every seed. */
  name: string;
  values: Float32Array | Int32Array | Uint8Array;
}
