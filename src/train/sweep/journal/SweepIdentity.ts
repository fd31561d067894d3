/** What makes a sweep the same when it is called again. */
export interface SweepIdentity {
  /** Of the toolkit. */
  version: string;
  /** A hash of parameters, seed, search, scheduler and metric. */
  plan: string;
  /** A hash of the trial's file; null for a function. */
  module: string | null;
}
