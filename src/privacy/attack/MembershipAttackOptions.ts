import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { LogitsLike } from '../../metrics/inputs/checkedLogits';

export interface MembershipAttackOptions {
  /**
   * Makes the model that is attacked: trains on `rows`, and on whatever else it likes, and returns the logits of all rows of `data`, or the tfjs model. Models and tensors are disposed then. Called once for each
   * shadow model. A teacher, a student that was distilled from it, a model with noise: whatever would be published.
   */
  train(rows: Dataset, seed: number): MadeModel | Promise<MadeModel>;
  /** The rows whose membership is guessed. About half of them go to each model. */
  data: Dataset;
  /** How many models are trained, an even number from 4. Each is attacked with all others as its shadow models. Default 32. */
  shadows?: number;
  /** Deals the rows; `train` gets seeds that follow from it. Default 0. */
  seed?: number;
  /** Draws of the bootstrap. Default 1,000. */
  resamples?: number;
  /** Of the intervals. Default 0.95. */
  confidence?: number;
  /** Ends it before the next model, with an error: half an attack says nothing. */
  signal?: AbortSignal;
  /** Whether a line in the notebook, or on a terminal, shows how many models are trained. Default true. */
  show?: boolean;
}

/** Logits of all rows, or a model that gives them. */
export type MadeModel = LogitsLike | tf.LayersModel;

/** A number with its interval. */
export interface AttackEstimate {
  value: number;
  low: number;
  high: number;
}

/** How well members are told from other rows. */
export interface MembershipAttack {
  rows: number;
  shadows: number;
  /** Area under the ROC curve: 0.5 is guessing. */
  rocAuc: AttackEstimate;
  /** The share of members that are found at the threshold that takes no more than `rate` of the others for members. Guessing finds `rate` of them. */
  recalls: (AttackEstimate & { rate: number })[];
  /** Mean accuracy of the models on the rows that they learnt from, and on the others: the gap is what an attack lives on. */
  accuracy: { members: number; others: number };
  confidence: number;
  /** [models * rows] The likelihood ratio of each row in each model, in logarithms: what `kd.rocPr({ logits, labels })` takes. */
  logits: number[][];
  /** [models * rows] 1 if the model learnt from the row. */
  labels: Int32Array;
  /** The result in a sentence. */
  says: string;
}
