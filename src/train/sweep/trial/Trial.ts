import type { DistillOptions } from '../../options/DistillOptions';
import type { BaselineOptions } from '../../options/BaselineOptions';
import type { LabelLoss } from '../../options/LabelLoss';
import type { TrainOptions } from '../../options/TrainOptions';
import type { RunRecord } from '../../../record/RunRecord';
import type { Parameters } from '../space/Parameter';

/** What the sweep sees to in the runs of a trial. */
export type OptionsOfSweep = 'folder' | 'signal' | 'control' | 'show';

/** What a trial is given. */
export interface Trial<Values extends object = Parameters> {
  /** Its number in the sweep, from 0. */
  number: number;
  parameters: Values;
  /** The sweep's. It is the same for all trials, so that they differ in their parameters alone. */
  seed: number;
  /** A folder of its own; absent if the sweep has none. */
  folder?: string;
  /** Aborted when the sweep is interrupted: `kd.train({signal, ...})`. */
  signal: AbortSignal;
  /** `kd.distill` as a part of the sweep: with the trial's seed and folder, going on from its checkpoint there, scored after each epoch, and stopped with the sweep. */
  distill(options: Omit<DistillOptions, OptionsOfSweep>): Promise<RunRecord>;
  /** `kd.train` in the same way. */
  train(options: Omit<TrainOptions & BaselineOptions & LabelLoss, OptionsOfSweep>): Promise<RunRecord>;
  /**
   * Tells a score of a loop of one's own; `distill` and `train` above do so by themselves.
   *
   * @param score the larger the better.
   * @param epoch from 1. Default: how often it was called.
   * @returns whether the trial is to go on.
   */
  report(score: number, epoch?: number): Promise<boolean>;
}

/** A trial: returns the record of its run, that of `trial.distill`, for example. */
export type TrialFunction<Values extends object = Parameters> = (trial: Trial<Values>) => Promise<RunRecord> | RunRecord;
