import type { Dataset } from '../../../data/Dataset';
import type { Parameters } from '../library/booster';
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
  /** Logits per row: 1, or one per class. */
  outputs: number;
  metric: string;
  better: 'higher' | 'lower';
  /** XGBoost's own, without the seed. */
  parameters: Parameters;
  train: Learnt;
  validation: Learnt | null;
}

/** A dataset and what is learnt for each row: its class number or its target. */
export interface Learnt {
  data: Dataset;
  labels: Float32Array;
}
