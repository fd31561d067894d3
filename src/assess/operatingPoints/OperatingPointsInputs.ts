import type { Labelled } from '../../metrics/inputs/labelled';

export interface OperatingPointsInputs extends Labelled {
  /**
   * False positives a case. Default 1/8, 1/4, 1/2, 1, 2, 4 and 8 with `cases`; without them, where a case has one false positive at the
   * most, 1/32, 1/16, 1/8, 1/4 and 1/2.
   */
  falsePositiveRates?: readonly number[];
  /** [rows] Name or number of the case (scan, patient) that each row is of: a case may have several candidates. Default: each row is one. */
  cases?: ArrayLike<string | number>;
  /** Share of the intervals that hold the truth. Default 0.95. */
  confidence?: number;
}

/** Sensitivity at given numbers of false positives a case. */
export interface OperatingPoints {
  rows: number;
  cases: number;
  /** Rows of class 1. */
  positives: number;
  confidence: number;
  points: OperatingPoint[];
  /** The mean of their sensitivities, unweighted. */
  meanSensitivity: number;
}

export interface OperatingPoint {
  /** False positives a case that were allowed, and that there are. */
  allowed: number;
  falsePositivesPerCase: number;
  /** In logits: rows at the threshold or above are alerted. */
  threshold: number;
  /** Rows of class 1 that are found, as a count and a share with its Wilson interval. */
  found: number;
  sensitivity: number;
  low: number;
  high: number;
  specificity: number;
}
