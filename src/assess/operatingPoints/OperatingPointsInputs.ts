import type { Labelled } from '../../metrics/inputs/readLabelledLogits';

export interface OperatingPointsInputs extends Labelled {
  /**
   * False positives per case. Default 1/8, 1/4, 1/2, 1, 2, 4 and 8 with `cases`; without them, where a case has at most one false positive,
   * 1/32, 1/16, 1/8, 1/4 and 1/2.
   */
  falsePositiveRates?: readonly number[];
  /** [rows] Name or number of the case (scan, patient) of each row: a case may have several candidates. Default: each row is a case. */
  cases?: ArrayLike<string | number>;
  /** Confidence level of the intervals. Default 0.95. */
  confidence?: number;
}

/** Sensitivity at given numbers of false positives per case. */
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
  /** False positives per case: the number allowed, and the number reached. */
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
