/** How raw rows of a table become the inputs of a network: fitted on train, plain numbers, part of the model that it belongs to. */
export interface TabularEncoding {
  /** Columns of a raw row. */
  columns: number;
  numbers: NumberEncoding[];
  categories: CategoryEncoding[];
}

/**
 * One input for each pair of neighbouring edges: 0 below it, 1 above it, a straight line between. All of them are 0 where the
 * value is missing.
 */
export interface NumberEncoding {
  column: number;
  /** Ascending, two or more; values below the first and above the last are clipped. */
  edges: number[];
  /** Whether train had missing values: they then have their own input. Otherwise they count as `fill`. */
  missing: boolean;
  /** The median of train. */
  fill: number;
}

/** One input for each category that is 1 for that one, or a trainable row of numbers for each. */
export interface CategoryEncoding {
  column: number;
  /** How many categories there are: codes from 0. Any other code, and a missing one, counts as no category. */
  size: number;
  /** Whether train had missing values: they then have their own input. */
  missing: boolean;
  /** Numbers in a trainable row; 0 for an input for each category. */
  dimension: number;
}
