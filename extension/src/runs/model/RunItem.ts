import type { LiveRun } from '../../../../src/record/LiveRun';
import type { RunRecord, RunStatus } from '../../../../src/record/RunRecord';
import type { RunFacts } from '../../../../src/views/facts/RunFacts';
import type { InterruptedWork } from './InterruptedWork';
import type { RunView } from '../../../../src/views/View';

/** A run as the panel lists it: light, so that thousands of them cost little. */
export interface RunItem {
  /** Of the row: the run and where it was found. */
  key: string;
  /** Of the run, the same wherever it is found; stars and tags hang on it. */
  run: string;
  title: string;
  started: string;
  /**
   * "lost" is a run that was going on when its notebook was saved and that nobody computes any more; "interrupted" one whose process was
   * killed and whose folder has what it needs to go on. "unread" is a record that is still to be read.
   */
  status: RunStatus | 'lost' | 'interrupted' | 'unread';
  /** One sentence, cut short. */
  says: string;
  place: RunPlace;
  /** When its file was written. */
  modified?: string;
  /** The study or the sweep whose output has it. */
  group?: string;
  /** Settings and scores; absent until its record is read, and where it is lost. */
  facts?: RunFacts;
  /** Why it cannot be read; then there is nothing else. */
  problem?: string;
  live?: LiveRun;
  /** Its record is still to come from the kernel. */
  isAwaited?: true;
  /** What is left of it in a folder of the server's. */
  interrupted?: Pick<InterruptedWork, 'as' | 'given' | 'notebook'> & { path: string };
  /** The whole view, read again from where it is; null where it is gone. */
  read(): Promise<RunView | null>;
  /** The record; null where there is none, as in outputs of old notebooks. */
  record(): Promise<RunRecord | null>;
}

export type RunPlace =
  | {
      kind: 'notebook';
      path: string;
      cellId: string;
      cell: number;
      output: number;
      /** Whether the output draws the run; else it only carries its record, as that of a study does. */
      drawn: boolean;
    }
  | { kind: 'file'; path: string }
  /** What a killed process has left there. */
  | { kind: 'folder'; path: string }
  /** It goes on, or went on, in the kernel of this notebook and is in no output. */
  | { kind: 'kernel'; path: string };

/** Something that has runs, and says when they are others. */
export interface RunSource {
  items(): RunItem[];
  /** Reads again what it shows. */
  look(): void;
  dispose(): void;
}
