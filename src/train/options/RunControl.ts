/** Controls a run as it goes on, as the runs panel of JupyterLab does. */
export interface RunControl {
  /** "waiting" before the run begins; "pausing" and "stopping" until the current batch is done. */
  readonly state: 'waiting' | 'running' | 'pausing' | 'paused' | 'stopping' | 'ended';
  /** Waits after the current batch, without computing. */
  pause(): void;
  resume(): void;
  /** Stops after the current batch: the student keeps its best weights and is scored with them. */
  stop(): void;
  /** Changes a temperature or a weight from the next epoch on. The record has it in `changes`. */
  change(change: Change): void;
}

/** Settings of a term for the coming epochs. */
export interface Change {
  /** Default: every term that has a temperature. A weight needs it. */
  term?: string;
  /** 0.01 to 1000. */
  temperature?: number;
  /** 0 to 1,000,000. */
  weight?: number;
}
