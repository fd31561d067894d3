import type { Feature } from '../../../data/Dataset';
import type { StillroomAttribute } from './StillroomAttribute';
import type { XgboostObjective } from '../options/XgboostOptions';

/** The contents of a model file that are needed to use the model safely and to explain it. */
export interface ModelContents {
  objective: XgboostObjective;
  /** XGBoost's own name: "binary:logistic". */
  objectiveName: string;
  columns: number;
  /** Margins of a row. */
  outputs: number;
  rounds: number;
  /** Rounds up to the best one of Python's early stopping; null if there was none. */
  bestRounds: number | null;
  /** Whether Python's scikit-learn class wrote it. */
  isScikitLearn: boolean;
  features: Feature[] | null;
  notes: StillroomAttribute;
  trees: Tree[];
}

/** One tree as columns of equal length, one entry per node; node 0 is the root. */
export interface Tree {
  /** Child nodes; -1 in a leaf. */
  left: ArrayLike<number>;
  right: ArrayLike<number>;
  /** The value of a leaf, the threshold of another node. */
  values: ArrayLike<number>;
}
