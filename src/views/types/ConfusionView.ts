import type { Readable } from '../rendering/Readable';

/** Which classes models confuse with which. */
export interface ConfusionView extends Readable {
  kind: 'confusion';
  /** At most 101. */
  classes: string[];
  /**
   * How many classes the last class stands for: those with the fewest errors, if there are more than 100.
   *
   * @exclusiveMinimum 0
   */
  folded?: number;
  /** The split of the rows: "test". */
  split: string;
  /** @minimum 0 */
  rows: number;
  /** @maxItems 100 */
  models: ConfusedModel[];
  /**
   * At most 30, the commonest first, counted over all models together.
   *
   * @maxItems 1000
   */
  pairs: ConfusedPair[];
  /**
   * How many more pairs there are.
   *
   * @minimum 0
   */
  morePairs: number;
  /** By this name the kernel knows the rows, while it lives; absent if they may not be looked at. */
  samples?: string;
}

/** Rows of one class that are predicted as another. */
export interface ConfusedPair {
  /** Names of classes, including folded ones. */
  label: string;
  taken: string;
  /**
   * Number of rows with the label.
   *
   * @minimum 0
   */
  of: number;
  /**
   * How many of them each model predicts as the other class.
   *
   * @items { "type": "number", "minimum": 0 }
   */
  counts: number[];
}

export interface ConfusedModel {
  name: string;
  /**
   * Rows whose predicted class is not the label, including those between folded classes.
   *
   * @minimum 0
   */
  errors: number;
  /**
   * [label][predicted class]: rows.
   *
   * @items { "type": "array", "items": { "type": "number", "minimum": 0 } }
   */
  counts: number[][];
}
