/** Several models on the same rows, each trained with several seeds, measured by the same metrics. Plain data. */
export interface Comparison {
  /** Number of rows that everything is measured on, and their split: "test". */
  rows: number;
  split: string;
  /** How often the rows (and the seeds) were resampled for the intervals. */
  resamples: number;
  /** Confidence level of the intervals: 0.95. */
  confidence: number;
  /** @maxItems 100 */
  metrics: MetricInfo[];
  /** @maxItems 200 */
  models: ComparedModel[];
  /** @maxItems 5000 */
  differences: Difference[];
}

export interface MetricInfo {
  /** "averagePrecision", "precisionAtBudget", … with its options. */
  name: string;
  title: string;
  better: 'higher' | 'lower';
  format: MetricFormat;
}

/** How a value is written: 0.912 as "91.20 %", "0.912", or money with two decimals. */
export type MetricFormat = 'share' | 'number' | 'money';

export interface ComparedModel {
  name: string;
  /** Number of trainings: 1 for a model that is the same with every seed. */
  seeds: number;
  /** One for each metric, in the order of `metrics`. */
  estimates: Estimate[];
}

/** A mean over seeds with its paired bootstrap interval over rows and seeds. A value that could not be measured is NaN, which JSON writes as null. */
export interface Estimate {
  /** @nullable */
  mean: number;
  /** @nullable */
  low: number;
  /** @nullable */
  high: number;
  /**
   * Smallest and largest value of a single seed.
   *
   * @nullable
   */
  least: number;
  /** @nullable */
  most: number;
}

/** `model` minus `against` in one metric, on the same resamples of the same rows. NaN (in JSON null) if one of them was not measured. */
export interface Difference {
  metric: string;
  model: string;
  against: string;
  /** @nullable */
  mean: number;
  /** @nullable */
  low: number;
  /** @nullable */
  high: number;
  /**
   * Two-sided bootstrap p-value of "no difference".
   *
   * @nullable
   */
  p: number;
  /**
   * The p-value corrected for all differences of the comparison (Holm). Absent if there is only one, and in comparisons made before
   * verdicts were corrected.
   *
   * @nullable
   */
  adjusted?: number;
  /** By `adjusted` if it is there, otherwise by `p`: "better" or "worse" if it is at most 1 - confidence. */
  verdict: 'better' | 'worse' | 'not separable';
}
