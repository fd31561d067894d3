import type { Readable } from '../kind/Readable';

/** What models take each class for. */
export interface ConfusionView extends Readable {
  kind: 'confusion';
  /** At most 101. */
  classes: string[];
  /**
   * How many classes the last one stands for: those with the fewest errors, where there are more than 100.
   *
   * @exclusiveMinimum 0
   */
  folded?: number;
  /** Which rows: "test". */
  split: string;
  /** @minimum 0 */
  rows: number;
  /** @maxItems 100 */
  models: ConfusedModel[];
  /**
   * At most 30, the commonest first, of all models together.
   *
   * @maxItems 1000
   */
  pairs: ConfusedPair[];
  /**
   * How many pairs there are beside them.
   *
   * @minimum 0
   */
  morePairs: number;
}

/** Rows of one class that are taken for another. */
export interface ConfusedPair {
  /** Names of classes, folded ones too. */
  label: string;
  taken: string;
  /**
   * Rows of the label.
   *
   * @minimum 0
   */
  of: number;
  /**
   * How many of them are taken for the other class, by each model.
   *
   * @items { "type": "number", "minimum": 0 }
   */
  counts: number[];
}

export interface ConfusedModel {
  name: string;
  /**
   * Rows whose predicted class is not the label; those between folded classes too.
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
