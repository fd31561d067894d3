import type { AlignmentOptions } from '../../inspect/layers/alignmentMap';
import type { Kernel } from '../../inspect/layers/Kernel';

/** When and on what a run compares the layers of teacher and student. */
export interface RunAlignment {
  /** Epochs from one map to the next; null leaves out all but those before training, at the end of a stage, and of the kept weights. Default 1. */
  every?: number | null;
  /** Validation rows that are looked at, the same ones each time; train rows where there is no validation. Default 500, or all where there are fewer. */
  examples?: number;
  /** Names of layers, as `layersOf` says them. Default: all that compute something, at most 64 of a model. */
  layers?: AlignmentOptions['layers'];
  /** Default "linear". */
  kernel?: Kernel;
}
