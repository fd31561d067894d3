import type { Tensor, Tensor2D, Variable } from '@tensorflow/tfjs';
import type { Dataset } from '../data/Dataset';
import type { LayerInfo } from '../models/features/LayerInfo';
import type { Features } from '../models/features/withFeatures';
import type { ModelInfo } from '../record/RunRecord';

/** Whatever can turn rows into logits. It is asked, never changed: nobody's teacher is frozen or disposed. */
export interface Teacher {
  info: ModelInfo;
  /** Number of classes, where it is known before the first row is labelled. */
  classes: number | null;
  /** The shape of one row that it takes, where it is known. */
  inputShape: number[] | null;
  /** Logits of a batch. The caller disposes `rows` and the result. */
  logits(rows: Tensor): Tensor2D | Promise<Tensor2D>;
  /** A hash of what it knows, for the cache of `label()`; null when it has none (a function without a key). */
  fingerprint(): string | null;
  /** Throws a RangeError for a table of other columns than it learnt, which a batch of numbers does not show. `label()` asks it first. */
  checkColumns?(data: Dataset): void;
  /** Its weights, where it is a model: what no student may learn with. */
  variables?(): Variable[];
  /** Its layers, where it is a model and their features can be asked for. */
  layers?(): LayerInfo[];
  /** The features of chosen layers, of a batch that the caller owns: one pass as at inference. The caller disposes them. */
  featuresOf?(names: readonly string[]): (rows: Tensor) => Features;
}
