import type { MetricInfo } from '../../record/Comparison';
import type { Readable } from '../rendering/Readable';

/** How good the student gets with each value of a setting, from the records of runs that differ in it. */
export interface SweepView extends Readable {
  kind: 'sweep';
  /** Which rows it was measured on: "validation". */
  split: 'train' | 'validation' | 'test';
  /** Number of these rows. */
  rows: number;
  /** The setting on the axis: "soft.temperature". A reader can choose another of `settings`. */
  over: string;
  /** The metric that is drawn: "accuracy". A reader can choose another of `metrics`. */
  metric: string;
  /** The value of `over` with the best mean of `metric`, and the places of its runs in `runs`. */
  best: SweepBest;
  /**
   * The settings that are not the same in all of the runs. The seed is not among them.
   *
   * @maxItems 100
   */
  settings: SweptSetting[];
  /** @maxItems 100 */
  metrics: SweptMetric[];
  /** @maxItems 5000 */
  runs: SweptRun[];
}

export interface SweepBest {
  at: number | string | null;
  /** @maxItems 5000 */
  runs: number[];
}

export interface SweptSetting {
  name: string;
  /**
   * The value in each run. Null if the run does not have the setting.
   *
   * @maxItems 5000
   */
  values: (number | string | null)[];
}

/** One value for each run. Null if it was not measured. */
export interface SweptMetric extends MetricInfo {
  /** @maxItems 5000 */
  student: (number | null)[];
  /**
   * The student trained on labels alone.
   *
   * @maxItems 5000
   */
  baseline: (number | null)[];
}

/** Its id and the time when it began name a run. */
export interface SweptRun {
  id: string;
  started: string;
  title: string;
  seed: number;
}
