import type { Finding } from '../../record/RunRecord';

/** Another policy than the one that wrote the log. */
export interface TargetPolicy {
  /** [rows] the chance with which it would have done what was done in this row, 0 to 1. */
  target: ArrayLike<number>;
  /** What a model predicts of the reward. With it there is a doubly robust estimate. */
  predicted?: PredictedRewards;
}

export interface PredictedRewards {
  /** [rows] of what was done. */
  logged: ArrayLike<number>;
  /** [rows] of what the target policy would do: the mean over its choices. */
  target: ArrayLike<number>;
}

export interface OffPolicyInputs extends TargetPolicy {
  /** [rows] what came of it: 1 for a click, 0 for none, or an amount. */
  rewards: ArrayLike<number>;
  /** [rows] the chance with which the logging policy did what it did, above 0, to 1. */
  propensities: ArrayLike<number>;
  /** [rows] Rows of one cluster, such as a visit or a user, depend on each other. Default: every row is on its own. */
  clusters?: ArrayLike<number>;
  /** The policy that lifts are measured over. Default: the one that wrote the log. */
  against?: TargetPolicy;
  /** Default 0.95. */
  confidence?: number;
}

export interface OffPolicyValue {
  /** The mean reward of a row. */
  value: number;
  low: number;
  high: number;
  standardError: number;
  /** The value over that of the other policy, minus 1: 0.19 is 19 % more. */
  lift: { value: number; low: number; high: number };
}

/** What a policy would have brought, by several estimators. */
export interface OffPolicy {
  rows: number;
  clusters: number;
  confidence: number;
  /** The mean reward of the log. */
  logged: Omit<OffPolicyValue, 'lift'>;
  /** Inverse propensity scoring: the mean of weight times reward. */
  ips: OffPolicyValue;
  /** Self-normalised: divided by the mean weight. */
  snips: OffPolicyValue;
  /** With predicted rewards; null without. */
  doublyRobust: OffPolicyValue | null;
  weights: {
    /** 1, if the log has all that the target policy does. */
    mean: number;
    low: number;
    high: number;
    largest: number;
    /** (sum of weights)^2 / sum of their squares: as many rows of the target policy's own would tell as much. */
    effectiveSampleSize: number;
  };
  findings: Finding[];
  /** The result in a sentence. */
  says: string;
}
