import type { LiveRun } from '../../../../src/record/LiveRun';
import type { RunStatus } from '../../../../src/record/RunRecord';
import type { RunView } from '../../../../src/views/View';

/** A run as the panel lists it: light, so that hundreds of them cost little. */
export interface RunItem {
  /** Of the row: the run and where it was found. */
  key: string;
  /** Of the run, the same wherever it is found; stars and tags hang on it. */
  run: string;
  title: string;
  started: string;
  /** "lost" is a run that was going on when its notebook was saved and that nobody computes any more. */
  status: RunStatus | 'lost';
  /** One sentence, cut short. */
  says: string;
  place: RunPlace;
  /** Why it cannot be read; then there is nothing else. */
  problem?: string;
  live?: LiveRun;
  /** The whole view, read again from where it is; null where it is gone. */
  read(): Promise<RunView | null>;
}

export type RunPlace =
  | { kind: 'notebook'; path: string; cellId: string; cell: number; output: number }
  | { kind: 'file'; path: string }
  /** It goes on, or went on, in the kernel of this notebook and is in no output. */
  | { kind: 'kernel'; path: string };

/** Something that has runs, and says when they are others. */
export interface RunSource {
  items(): RunItem[];
  /** Reads again what it shows. */
  look(): void;
  dispose(): void;
}
