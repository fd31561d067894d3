import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { Optimizer } from '../../train/optimizers';
import type { Epsilon } from '../accountant/epsilon';

/** How rows are kept private while a model learns from them. */
export interface PrivateLearnOptions {
  /** The largest length that the gradient of a row may have, that of all variables together as one vector. Default 1. */
  clip?: number;
  /** Standard deviation of the noise over `clip`: `kd.privacy.noiseFor` finds it. 0 for none, and no privacy. */
  noiseMultiplier: number;
  /** The probability with which epsilon may not hold: below 1 over the number of rows. */
  delta: number;
  /** Rows that a step draws in the mean: each is drawn by itself with probability batchSize / rows. Default 128, at most all rows. */
  batchSize?: number;
  /** Default `kd.adam()`. What it does with a noisy gradient gives nothing away. */
  optimizer?: Optimizer;
  /**
   * Draws rows and noise from a seed, so that tests and studies can be repeated. Whoever knows or guesses the seed can take the noise out: then there is no privacy.
   * Default: both come from the cryptographic generator of the system, and no two runs are equal.
   */
  seed?: number;
}

export interface PrivateTrainOptions extends PrivateLearnOptions {
  /** Trained in place. Its weights must not come from these rows. No batch normalization and no dropout. */
  student: tf.LayersModel;
  /** Rows in memory with classes, without weights. Their number is no secret. */
  data: Dataset;
  /** Passes over the rows, in the mean. Default 10. */
  epochs?: number;
  /** Stops before the next step. The result is that of the steps so far. */
  signal?: AbortSignal;
  /** Whether a line in the notebook, or on a terminal, shows how far it is. Default true. */
  show?: boolean;
}

export const privateLearnOptionNames = ['clip', 'noiseMultiplier', 'delta', 'batchSize', 'optimizer', 'seed'];

/** What a private training has spent. */
export interface PrivateTraining extends Epsilon {
  /** Epsilon after each epoch. */
  epsilons: number[];
  /** Steps that were taken. */
  steps: number;
  /** Probability with which a step drew each row. */
  samplingRate: number;
  noiseMultiplier: number;
  clip: number;
  /** True if rows and noise follow from a seed, which then has to stay secret. */
  repeatable: boolean;
  /** The result in a sentence. */
  says: string;
}
