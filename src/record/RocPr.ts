/** ROC and precision-recall curves of several models on the same rows. Plain data, no row of any data. */
export interface RocPr {
  /**
   * Rows that everything is measured on, and which they are: "test".
   *
   * @minimum 0
   */
  rows: number;
  split: string;
  /**
   * How often the rows (and the seeds) were drawn again for the intervals.
   *
   * @minimum 0
   */
  resamples: number;
  /** Share that an interval holds: 0.95. */
  confidence: number;
  /**
   * Class 1 of two classes; of more the mean over the classes, all of them together, and at most 20 of them each against the rest.
   *
   * @maxItems 1100
   */
  events: RocPrEvent[];
}

/** What is to be found. */
export interface RocPrEvent {
  /** Name of the class, "mean of the classes" or "all classes together". */
  name: string;
  of: 'class' | 'micro' | 'macro';
  /**
   * Rows that are of the class and that are not; of all classes together a row counts once for each class; of their mean, both are those.
   *
   * @minimum 0
   */
  positives: number;
  /** @minimum 0 */
  negatives: number;
  /** @maxItems 100 */
  models: RocPrModel[];
}

export interface RocPrModel {
  name: string;
  /**
   * Trainings that the areas are a mean of.
   *
   * @minimum 0
   */
  seeds: number;
  /** Area under the ROC curve, and average precision, the area below the steps of the precision-recall curve. */
  rocAuc: Area;
  averagePrecision: Area;
  /** Absent of a mean of classes, which has areas but no counts. */
  curve?: RocPrCurve;
  /** The operating point that was chosen. */
  chosen?: RocPrPoint;
}

/** A mean over seeds with its interval from the bootstrap over rows and seeds. What could not be measured is NaN, which JSON writes as null. */
export interface Area {
  /** @nullable */
  mean: number;
  /** @nullable */
  low: number;
  /** @nullable */
  high: number;
}

/** Equally long columns from "nothing is alerted" to "everything is": points of one training's curves, at most 200 and each of them exact. */
export interface RocPrCurve {
  /**
   * Which training: the one in the middle by its average precision, counted from 0.
   *
   * @minimum 0
   */
  seed: number;
  /** In logits, falling: rows at the threshold or above are alerted. Null at the first point, where none is. */
  threshold: (number | null)[];
  /**
   * Rows of the class that are found, and rows of the others that are alerted.
   *
   * @items { "type": "number", "minimum": 0 }
   */
  found: number[];
  /** @items { "type": "number", "minimum": 0 } */
  alerted: number[];
}

export interface RocPrPoint {
  /**
   * In logits; null in JSON where it is infinite.
   *
   * @nullable
   */
  threshold: number;
  /** @minimum 0 */
  found: number;
  /** @minimum 0 */
  alerted: number;
}
