export interface AdaptBatchNormOptions {
  /** Rows of a pass; the result does not depend on it. Default 512, fewer of rows of more than 2,048 numbers. */
  batchSize?: number;
  /** Share of the old mean and variance that is kept, 0 to 1: some where the rows are few. Default 0. */
  momentum?: number;
}

export const adaptBatchNormOptionNames = ['batchSize', 'momentum'];
