import type { Role } from '../../record/Role';
import type { Readable } from '../kind/Readable';

export interface LossCurvesView extends Readable {
  kind: 'lossCurves';
  /** @maxItems 200 */
  curves: Curve[];
  /** Epoch that was kept, and the last one. Null before the first epoch's end. */
  best: { epoch: number; series: string; value: number } | null;
  last: { epoch: number } | null;
  /**
   * The parts that training had, in order; absent where it had one.
   *
   * @maxItems 100
   */
  stages?: CurveStage[];
  /**
   * Where settings were changed by hand while it trained; absent where none was.
   *
   * @maxItems 500
   */
  changes?: CurveChange[];
  /**
   * Steps that an epoch has, and when epochs ended (seconds of training, pauses left out): for other axes than epochs.
   *
   * @exclusiveMinimum 0
   */
  stepsAnEpoch?: number;
  clock?: { epoch: number[]; seconds: number[] };
}

export interface CurveChange {
  /** Epochs done when it begins to hold. */
  epoch: number;
  /** "temperature of "soft" 4 to 2". */
  text: string;
}

/** A part of training with loss terms of its own. */
export interface CurveStage {
  name: string;
  /** Epochs done when it begins and when it ends: 0 and 3 of the first three. */
  from: number;
  to: number;
}

export interface Curve {
  /** The history column: "train/soft". */
  series: string;
  /** Whose, by the name that the model has in the run: "student", "baseline", "peer 2". */
  of: string;
  /** What that model is there for; absent where its name says it. */
  role?: Role;
  /** True of the model that the run is for, where that is no student. */
  isLead?: boolean;
  /** What it measures, which says the axis that it belongs to. */
  axis: 'loss' | 'share' | 'setting';
  split: 'train' | 'validation' | null;
  epoch: number[];
  value: (number | null)[];
}
