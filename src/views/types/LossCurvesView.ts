import type { Role } from '../../record/Role';
import type { Readable } from '../rendering/Readable';

export interface LossCurvesView extends Readable {
  kind: 'lossCurves';
  /** Names the run, so that its charts can be read together. Absent in views of older versions. */
  run?: string;
  /** @maxItems 200 */
  curves: Curve[];
  /** The epoch whose weights were kept, and the last epoch. Null before the end of the first epoch. */
  best: { epoch: number; series: string; value: number } | null;
  last: { epoch: number } | null;
  /**
   * The stages of the training, in order; absent if there was only one.
   *
   * @maxItems 100
   */
  stages?: CurveStage[];
  /**
   * Where settings were changed by hand during training; absent if none were.
   *
   * @maxItems 500
   */
  changes?: CurveChange[];
  /**
   * Steps per epoch, and when epochs ended (seconds of training, without pauses), for other axes than epochs.
   *
   * @exclusiveMinimum 0
   */
  stepsAnEpoch?: number;
  clock?: { epoch: number[]; seconds: number[] };
  /** True for losses of numbers, which are not in nats. */
  unitless?: boolean;
}

export interface CurveChange {
  /** Epochs that were done when it took effect. */
  epoch: number;
  /** "temperature of "soft" 4 to 2". */
  text: string;
}

/** A part of training with its own loss terms. */
export interface CurveStage {
  name: string;
  /** Epochs that were done when it began and when it ended: 0 and 3 for the first three. */
  from: number;
  to: number;
}

export interface Curve {
  /** The history column: "train/soft". */
  series: string;
  /** The model's name in the run: "student", "baseline", "peer 2". */
  of: string;
  /** The role of that model; absent if its name says it. */
  role?: Role;
  /** True for the model that the run is about, if that is not a student. */
  isLead?: boolean;
  /** What it measures. This decides its axis. A diagnostic is what training does: gradients, weights, memory. */
  axis: 'loss' | 'share' | 'setting' | 'diagnostic';
  split: 'train' | 'validation' | null;
  epoch: number[];
  value: (number | null)[];
}
