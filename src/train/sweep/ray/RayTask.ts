import type { AttemptInputs } from '../workers/WorkerMessages';

/** What a job reads: the trial, and what it must be to have the same results. */
export interface RayTask {
  module: string;
  /** Of the module's bytes. */
  sha256: string;
  version: string;
  attempt: AttemptInputs;
  /** Files of messages: to the sweep and from it. */
  told: string;
  heard: string;
}
