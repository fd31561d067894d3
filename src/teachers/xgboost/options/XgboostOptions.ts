import type { Dataset } from '../../../data/Dataset';

/** What a model is for. Models for ranking can be loaded, not trained. */
export type XgboostObjective = 'binary' | 'multiclass' | 'regression' | 'ranking';

/** What regression learns by; XGBoost's "reg:squarederror", "count:poisson" and so on. */
export type XgboostLoss =
  | 'squaredError'
  | 'absoluteError'
  | 'pseudoHuber'
  | 'quantile'
  | 'squaredLogError'
  | 'logistic'
  | 'poisson'
  | 'gamma'
  | 'tweedie';

export type XgboostMetric =
  | ('logloss' | 'mlogloss' | 'auc' | 'aucpr' | 'error' | 'merror')
  | ('rmse' | 'mae' | 'mape' | 'mphe' | 'quantile' | 'rmsle')
  | ('poisson-nloglik' | 'gamma-nloglik' | 'gamma-deviance' | 'tweedie-nloglik');

export interface XgboostOptions {
  /** Rows that choose the number of rounds. Default: the held-out rows of the folds do. */
  validation?: Dataset;
  /** Rounds of boosting at most; each adds one tree (one for each class of three or more, and one for each target). Default 500. */
  rounds?: number;
  /** Training stops after this many rounds without a better metric, and keeps the best round; 0 runs all rounds. Default 50. */
  earlyStopping?: number;
  /** Shrinkage of each tree (eta). Default 0.1. */
  learningRate?: number;
  /** Default 6. */
  maxDepth?: number;
  /** Least sum of hessians in a leaf. Default 1. */
  minChildWeight?: number;
  /** Share of the rows that each tree sees. Default 0.8. */
  subsample?: number;
  /** Share of the columns that each tree sees. Default 0.8. */
  columnSample?: number;
  /** L1 penalty of leaf values (alpha). Default 0. */
  l1?: number;
  /** L2 penalty of leaf values (lambda). Default 1. */
  l2?: number;
  /** Least gain of a split. Default 0. */
  gamma?: number;
  /** Bins of each column's histogram. Default 256. */
  maxBins?: number;
  /** How many times each row of class 1 counts. Values above 1 raise the margins, so they are no longer calibrated. Default 1. */
  positiveWeight?: number;
  /** Default: regression for rows with targets, else binary for two classes and multiclass for more. */
  objective?: 'binary' | 'multiclass' | 'regression';
  /**
   * What regression learns by. Default "squaredError". "quantile" is the median unless `parameters: {quantile_alpha: 0.9}` says otherwise; "poisson"
   * and "tweedie" are for counts and amounts of at least 0, "gamma" for those above 0, "logistic" for shares from 0 to 1.
   */
  loss?: XgboostLoss;
  /** The metric for early stopping. Default logloss, mlogloss or that of the loss (rmse); for several targets rmse, or mae of the absolute error. */
  metric?: XgboostMetric;
  /** Default: all. */
  threads?: number;
  /** Default "cpu". "cuda" needs XGBoost's CUDA build and is untested. */
  device?: 'cpu' | 'cuda';
  /** Default 0. */
  seed?: number;
  /** Parts of the rows for out-of-fold margins and for the number of rounds. Default 5. */
  folds?: number;
  /** Whether train rows are labelled by a model that did not see them. Default true. */
  outOfFold?: boolean;
  /** Further parameters by XGBoost's own names, for example {max_delta_step: 1}. */
  parameters?: { [name: string]: string | number };
  /** Called after each round. */
  onProgress?: (progress: XgboostProgress) => void;
  /** Stops between two rounds with the signal's reason. */
  signal?: AbortSignal;
  /** Whether a line shows the progress: by default in a notebook, on a terminal only if true. */
  show?: boolean;
  /** Default "xgboost". */
  name?: string;
}

export interface XgboostProgress {
  /** "choosing": the folds or the validation choose the number of rounds. */
  stage: 'choosing' | 'folds' | 'all rows';
  /** Rounds taken in this stage. */
  round: number;
  /** Rounds of this stage at most. */
  rounds: number;
  metric: string;
  /** The metric after this round; null if it is not measured. */
  train: number | null;
  validation: number | null;
}

/** The metric after each round while the number of rounds was chosen. With several targets it is the mean over them, each in standard deviations of its train values. */
export interface XgboostHistory {
  metric: string;
  better: 'higher' | 'lower';
  /** On the train rows; the mean over the folds if the folds chose the number of rounds. */
  train: number[];
  /** On the rows that chose the number of rounds: the validation rows, or the mean over the folds' held-out rows. Empty if nothing chose. */
  validation: number[];
  /** Rounds that were kept. */
  best: number;
  /** What chose the number of rounds; null if it was given. */
  chosenOn: 'validation' | 'folds' | null;
}
