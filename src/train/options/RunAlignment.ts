import type { AlignmentOptions } from '../../inspect/layers/alignmentMap';
import type { SimilarityKernel } from '../../inspect/layers/SimilarityKernel';

/** When and on what a run compares the layers of teacher and student. */
export interface RunAlignment {
  /** Epochs between maps. Null makes maps only before training, at the end of a stage, and for the kept weights. Default 1. */
  every?: number | null;
  /** Number of validation rows, the same ones each time; train rows if there is no validation. Default 500, or all if there are fewer. */
  examples?: number;
  /** Names of layers, as in `layersOf`. Default: all layers that compute something, at most 64 per model. */
  layers?: AlignmentOptions['layers'];
  /** Default "linear". */
  kernel?: SimilarityKernel;
}
