/** What is known of the parts of a stream while it is learnt, by one or several strategies. Plain data. */
export interface StreamAccuracy {
  title: string;
  /**
   * The names of the parts, in the order in which they were learnt.
   *
   * @maxItems 64
   */
  parts: string[];
  /** @minimum 0 */
  seeds: number;
  /** Confidence level of the intervals: 0.95. */
  confidence: number;
  /** The strategy that the others are compared with; null if there is one alone. */
  control: string | null;
  /** @maxItems 50 */
  strategies: StrategyAccuracy[];
}

/** What one strategy comes to, as means over seeds. */
export interface StrategyAccuracy {
  name: string;
  /**
   * [learnt][part]: accuracy on the test rows of a part after so many parts, from 0, the model at first. 0 to 1.
   *
   * @maxItems 65
   * @items { "type": "array", "items": { "type": "number", "minimum": 0, "maximum": 1 }, "maxItems": 64 }
   */
  accuracy: number[][];
  /** Mean over the parts after the last one. */
  averageAccuracy: SeedInterval;
  /** The same among the classes of each part alone: the part is told. Absent if every part has all classes. */
  averageAccuracyGivenPart?: SeedInterval;
  /** What was known and is no longer; null for one part. */
  forgetting: SeedInterval | null;
  /** What later parts did to earlier ones; null for one part. */
  backwardTransfer: SeedInterval | null;
  /** What earlier parts did for later ones; null for one part. */
  forwardTransfer: SeedInterval | null;
  /** Average accuracy minus that of the control, seed by seed. Absent for the control, and if there is none. */
  gain?: SeedInterval;
  /** What was in memory at the end. Absent if nothing was. */
  memory?: StreamMemorySize;
}

export interface StreamMemorySize {
  /** @minimum 0 */
  rows: number;
  /** @minimum 0 */
  bytes: number;
}

/** A mean over seeds with Student's t interval; null bounds for one seed. */
export interface SeedInterval {
  mean: number;
  low: number | null;
  high: number | null;
}
