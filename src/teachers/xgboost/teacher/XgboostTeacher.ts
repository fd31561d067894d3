import type { Dataset, Feature } from '../../../data/Dataset';
import type { Matrix } from '../../../data/Matrix';
import type { Teacher } from '../../Teacher';
import type { Importance } from './computeFeatureImportances';
import type { RowPredictor } from './createRowPredictor';
import type { XgboostHistory, XgboostObjective } from '../options/XgboostOptions';

export interface AskOptions {
  /** Whether a model that did not see them answers for train rows. Default false: the saved model answers. */
  outOfFold?: boolean;
}

/**
 * A forest of boosted trees as a teacher. `logits` gives margins, [rows, 1] for two classes (the logit of class 1), otherwise [rows, classes];
 * for regression the numbers that it predicts, [rows, targets], in the units of the targets; and for ranking scores, [rows, 1], of which the higher
 * comes first. They are **out of fold** for rows that it learnt from, which are recognised by their contents, unless it was made with
 * `outOfFold: false`. `info.parameters` is the number of nodes of all trees, `info.bytes` the length of its UBJSON file.
 */
export interface XgboostTeacher extends Teacher {
  /** Number of logits per row, or of numbers that it predicts. */
  classes: number;
  inputShape: number[];
  objective: XgboostObjective;
  /** XGBoost's own name of the objective: "binary:logistic". */
  objectiveName: string;
  predicts: 'classes' | 'numbers';
  /** Null for regression and ranking, and for a file without class names. */
  classNames: string[] | null;
  /** The names of the numbers that it predicts; null for classes, and for a file without them. */
  targetNames: string[] | null;
  /** Null if the columns have no names. */
  features: Feature[] | null;
  rounds: number;
  trees: number;
  /** How the number of rounds was found; null for a loaded model. */
  history: XgboostHistory | null;
  /** The fold of each train row, [rows]; null without folds. */
  folds: Int32Array | null;
  /** Margins, [rows, classes]; for regression the numbers that it predicts, [rows, targets]. */
  predict(data: Dataset, options?: AskOptions): Matrix;
  /** Probabilities, [rows, class]: two columns for two classes. */
  probabilities(data: Dataset, options?: AskOptions): Matrix;
  /** The leaf node of each row, [rows, trees], row after row. */
  leaves(data: Dataset): { rows: number; trees: number; values: Int32Array };
  /** For each tree the value of each node that is a leaf, by its number in `leaves`; 0 at the others. */
  leafValues(): Float32Array[];
  /** The importance of each column, with the largest gain first. */
  importances(): Importance[];
  /** The fastest way to predict one row at a time. Default one thread; 0: all. */
  inplace(options?: { threads?: number }): RowPredictor;
  /** Writes XGBoost's own file, which Python reads: JSON if the path ends in .json, UBJSON if it ends in .ubj. */
  save(path: string): Promise<void>;
  /** Frees XGBoost's memory now; later use throws. The garbage collector frees teachers that are no longer used. */
  dispose(): void;
}
