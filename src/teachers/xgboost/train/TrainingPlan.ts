import type { Dataset } from '../../../data/Dataset';
import type { Parameters } from '../library/createBooster';
import type { XgboostObjective, XgboostOptions } from '../options/XgboostOptions';

/** A training with every option set and checked. */
export interface TrainingPlan {
  options: XgboostOptions & {
    rounds: number;
    earlyStopping: number;
    folds: number;
    outOfFold: boolean;
    seed: number;
    name: string;
  };
  objective: XgboostObjective;
  /** Outputs per row: 1, or one per class or target. */
  outputs: number;
  metric: string;
  better: 'higher' | 'lower';
  /** How several targets are measured; null for one, and for classes: the library measures these. */
  inDeviations: InDeviations | null;
  /** XGBoost's own, without the seed. */
  parameters: Parameters;
  train: Learnt;
  validation: Learnt | null;
}

/** A dataset and what is learnt for each row: its class number or its targets. */
export interface Learnt {
  data: Dataset;
  /** [rows], or [rows, targets]. */
  labels: Float32Array;
}

/** A mean over several targets, each in standard deviations of its train values: whichever has the largest units would decide alone. */
export interface InDeviations {
  metric: 'rmse' | 'mae';
  deviations: readonly number[];
}

/** What is learnt and measured. */
export interface LearningObjective extends Pick<TrainingPlan, 'objective' | 'outputs' | 'metric' | 'better' | 'inDeviations'> {
  /** XGBoost's own that follow from it. */
  parameters: Parameters;
}
