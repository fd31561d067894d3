import type { Estimate, MetricInfo } from './Comparison';

/** How good a student gets with more and more labels, alone and with a teacher that labels the rest. Plain data. */
export interface LabelSweep {
  title: string;
  /** Rows that labels were drawn from, and rows that everything is measured on. */
  rows: {
    /** @minimum 0 */
    pool: number;
    /** @minimum 0 */
    measured: number;
  };
  /** The split of the measured rows: "test". */
  split: string;
  /** @minimum 0 */
  seeds: number;
  /** @minimum 0 */
  resamples: number;
  /** Confidence level of the intervals: 0.95. */
  confidence: number;
  metric: MetricInfo;
  /**
   * In rising order of labels.
   *
   * @maxItems 500
   */
  points: LabelSweepPoint[];
}

export interface LabelSweepPoint {
  /**
   * Labelled rows.
   *
   * @minimum 0
   */
  labels: number;
  /** The student on these labels alone; null without any. */
  alone: Estimate | null;
  /** The student on these labels and the teacher's soft labels of the rest. */
  distilled: Estimate;
  /** What labels alone would need to do as well as `distilled` does with these. */
  saved: LabelsSaved;
  /**
   * `distilled` minus the student alone with all the labels that were tried, on the same resamples of the same rows. Absent in sweeps of
   * older versions.
   */
  gap?: {
    /** @nullable */
    mean: number;
    /** @nullable */
    low: number;
    /** @nullable */
    high: number;
  };
}

export interface LabelsSaved {
  /**
   * Labels that `alone` needs for the same score, read off its curve; the largest count that was tried if `isBound`.
   *
   * @minimum 0
   */
  needed: number;
  /** 1 - labels / needed: the share of labelling effort that is saved, with its interval. Below 0 if the teacher costs labels. */
  share: {
    /** @nullable */
    mean: number;
    /** @nullable */
    low: number;
    /** @nullable */
    high: number;
  };
  /** True if `alone` did not reach the score with any count that was tried. `share` is then the least that is saved. */
  isBound: boolean;
}
