/** How often what models hold to be so likely comes true, bin by bin. Plain data. */
export interface Reliability {
  /** Rows that everything is measured on, and which they are: "test". */
  rows: number;
  split: string;
  /** Whose probability: that of class 1, or of the largest class of each row. */
  of: 'class 1' | 'largest';
  /** What comes true: the name of class 1, or "the class that was named". */
  event: string;
  /** Bins that were asked for; empty ones are not in the lists. */
  bins: number;
  equal: 'count' | 'width';
  /**
   * Share that an interval holds: 0.95.
   *
   * @minimum 0
   * @maximum 1
   */
  confidence: number;
  /** @maxItems 100 */
  models: ReliableModel[];
}

export interface ReliableModel {
  name: string;
  /** Trainings whose rows are in the bins together. */
  seeds: number;
  /** Expected calibration error over these bins. */
  error: number;
  /**
   * From the smallest probability to the largest.
   *
   * @maxItems 500
   */
  bins: ReliabilityBin[];
}

export interface ReliabilityBin {
  /**
   * Edges of a bin of equal width; smallest and largest probability of one of equal count.
   *
   * @minimum 0
   * @maximum 1
   */
  from: number;
  /**
   * @minimum 0
   * @maximum 1
   */
  to: number;
  /**
   * Rows, of all seeds together.
   *
   * @exclusiveMinimum 0
   */
  count: number;
  /**
   * Mean probability, and the share that came true with its Wilson interval, for which a row counts once whatever the seeds.
   *
   * @minimum 0
   * @maximum 1
   */
  predicted: number;
  /**
   * @minimum 0
   * @maximum 1
   */
  observed: number;
  /**
   * @minimum 0
   * @maximum 1
   */
  low: number;
  /**
   * @minimum 0
   * @maximum 1
   */
  high: number;
}
