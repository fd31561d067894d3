export interface ScoresOfSplits {
  train?: Scores;
  validation?: Scores;
  test?: Scores;
}

export interface Scores {
  rows: number;
  /** Rows whose largest logit is not the label's. */
  errors: number;
  /** 0 to 1. */
  accuracy: number;
  /** Mean negative log-likelihood of the label, in nats. */
  nll: number;
  /** Expected calibration error, 15 equal-width bins of the largest probability, 0 to 1. */
  ece: number;
  /** Two classes: area under precision over recall, class 1 the positive one (step-wise); null where it is not defined. */
  averagePrecision?: number | null;
  /** Two classes: area under the receiver operating characteristic; null where it is not defined. */
  rocAuc?: number | null;
  /** Share of rows with the teacher's top class; null for the teacher itself. */
  agreement: number | null;
  /** Mean KL(teacher || model) in nats at temperature 1; null for the teacher itself. */
  teacherKl: number | null;
}
