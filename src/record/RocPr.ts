/** ROC and precision-recall curves of several models on the same rows. Plain data without any data row. */
export interface RocPr {
  /**
   * Number of rows that everything is measured on, and their split: "test".
   *
   * @minimum 0
   */
  rows: number;
  split: string;
  /**
   * How often the rows (and the seeds) were resampled for the intervals.
   *
   * @minimum 0
   */
  resamples: number;
  /** Confidence level of the intervals: 0.95. */
  confidence: number;
  /**
   * For two classes, class 1. For more, the mean over the classes, all of them together, and at most 20 of them each against the rest.
   *
   * @maxItems 1100
   */
  events: RocPrEvent[];
}

/** What the models should find. */
export interface RocPrEvent {
  /** Name of the class, "mean of the classes" or "all classes together". */
  name: string;
  of: 'class' | 'micro' | 'macro';
  /**
   * Rows of the class and rows of the others. For all classes together a row counts once per class, and so it does for their mean.
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
   * Number of trainings that the areas are a mean of.
   *
   * @minimum 0
   */
  seeds: number;
  /** Area under the ROC curve, and average precision: the area below the steps of the precision-recall curve. */
  rocAuc: Area;
  averagePrecision: Area;
  /** Absent for a mean of classes, which has areas but no counts. */
  curve?: RocPrCurve;
  /** The operating point that was chosen. */
  chosen?: RocPrPoint;
}

/** A mean over seeds with its bootstrap interval over rows and seeds. A value that could not be measured is NaN, which JSON writes as null. */
export interface Area {
  /** @nullable */
  mean: number;
  /** @nullable */
  low: number;
  /** @nullable */
  high: number;
}

/** Columns of equal length, from "no alerts" to "everything is alerted": points of one training's curves, at most 200, each of them exact. */
export interface RocPrCurve {
  /**
   * Which training, counted from 0: the middle one by average precision.
   *
   * @minimum 0
   */
  seed: number;
  /** In logits, falling: rows at the threshold or above are alerted. Null at the first point, where no row is. */
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
   * In logits; null in JSON if it is infinite.
   *
   * @nullable
   */
  threshold: number;
  /** @minimum 0 */
  found: number;
  /** @minimum 0 */
  alerted: number;
}
