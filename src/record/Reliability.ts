/** How often what models predict comes true, compared with the predicted probability, bin by bin. Plain data. */
export interface Reliability {
  /** Number of rows that everything is measured on, and their split: "test". */
  rows: number;
  split: string;
  /** Which probability: that of class 1, or of the largest class of each row. */
  of: 'class 1' | 'largest';
  /** What comes true: the name of class 1, or "the class that was named". */
  event: string;
  /** Number of bins that were asked for; empty bins are not in the lists. */
  bins: number;
  equal: 'count' | 'width';
  /**
   * Confidence level of the intervals: 0.95.
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
  /** Number of trainings whose rows are in the bins together. */
  seeds: number;
  /** Expected calibration error with these bins. */
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
   * Edges of a bin of equal width; smallest and largest probability of a bin of equal count.
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
   * Mean probability, and the share that came true with its Wilson interval, which counts a row once however many seeds there are.
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
