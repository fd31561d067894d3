import type { RunRecord } from '../../record/RunRecord';
import type { SweepView } from '../../views/types/SweepView';
import type { Parameters } from './space/Parameter';

/** What came of a trial. */
export interface SweepTrial<Values extends object = Parameters> {
  /** From 0, in the order of the search. */
  number: number;
  parameters: Values;
  /** "stopped" if the scheduler, or a reader, ended it before its last epoch. */
  status: 'done' | 'stopped' | 'failed';
  /** How often it was begun. */
  attempts: number;
  /** Epochs of the student. */
  epochs: number;
  /** The metric on the validation rows with the kept weights; null if it was not measured. */
  score: number | null;
  /** Why it failed. */
  error?: string;
  /** Null if it failed before its run began. */
  record: RunRecord | null;
}

/** The trials of a sweep. As a cell's last value it shows the metric over the parameters. */
export interface SweepResult<Values extends object = Parameters> {
  /** How many were done, stopped early and failed, and which one is best. */
  says: string;
  /** Those that have ended: all, unless the sweep was interrupted. */
  trials: SweepTrial<Values>[];
  /** The best on validation rows; null if none was scored there. */
  best: SweepTrial<Values> | null;
  /** Their records, without those that have none. */
  records: RunRecord[];
  /** The metric over parameters and settings; null with fewer than two trials that were scored. */
  view: SweepView | null;
}
