export interface ScoresOfSplits {
  train?: Scores;
  validation?: Scores;
  test?: Scores;
}

export interface Scores {
  /** @minimum 0 */
  rows: number;
  /**
   * Rows whose largest logit is not that of the label.
   *
   * @minimum 0
   */
  errors: number;
  /**
   * 0 to 1.
   *
   * @minimum 0
   * @maximum 1
   */
  accuracy: number;
  /** Mean negative log-likelihood of the label, in nats. */
  nll: number;
  /** Expected calibration error with 15 equal-width bins of the largest probability, 0 to 1. */
  ece: number;
  /** Two classes: area under the precision-recall curve (step-wise), class 1 is positive; null if it is not defined. */
  averagePrecision?: number | null;
  /** Two classes: area under the receiver operating characteristic; null if it is not defined. */
  rocAuc?: number | null;
  /**
   * Share of rows with the same top class as the teacher; null for the teacher itself.
   *
   * @minimum 0
   * @maximum 1
   */
  agreement: number | null;
  /** Mean KL(teacher || model) in nats at temperature 1; null for the teacher itself. */
  teacherKl: number | null;
}
