/** Card transactions in the order of their times, as columns of equal length. */
export interface Transactions {
  /** Whole seconds from the first midnight. */
  time: Int32Array;
  customer: Int32Array;
  terminal: Int32Array;
  /** The amount in cents: whole numbers, so that sums over windows are exact. */
  cents: Int32Array;
}

export const secondsOfDay = 86_400;
