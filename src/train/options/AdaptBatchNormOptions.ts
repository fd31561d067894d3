export interface AdaptBatchNormOptions {
  /** Rows per batch. The result does not depend on it. Default 512, or fewer if a row has more than 2,048 numbers. */
  batchSize?: number;
  /** Share of the old mean and variance that is kept, 0 to 1. Keep some if there are few rows. Default 0. */
  momentum?: number;
}

export const adaptBatchNormOptionNames = ['batchSize', 'momentum'];
