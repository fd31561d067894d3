/** A soft decision tree in words and numbers, as plain data. As a cell's last value it shows itself as tables. */
export interface TreeReading {
  title: string;
  says: string;
  /** In the order of the leaves' probabilities. */
  classes: string[];
  /** Number of rows used; null without data. */
  rows: number | null;
  /** The mean over the rows of the probability of the likeliest leaf: 1 if every row ends in one leaf. Null without data. */
  certainty: number | null;
  /** Breadth first: split 1 is the root, split n leads to 2n and 2n + 1. */
  splits: SplitReading[];
  /** From left to right. */
  leaves: LeafReading[];
}

export interface SplitReading {
  split: number;
  /** When a row goes to the right. */
  says: string;
  /** The strongest columns, the strongest first. */
  features: FeatureReading[];
  /** The share of this split's variation from row to row that comes from the named columns, 0 to 1. */
  share: number;
  /** The share of its rows that the named columns alone, the others at their means, send the same way; null without data. */
  agrees: number | null;
  /** The share of all rows that reach this split; null without data. */
  rows: number | null;
}

export interface FeatureReading {
  name: string;
  /** The values at which it pulls to the right, in the column's own units: "above 3,400", "none or freelance". Other values pull to the left. */
  right: string;
  /** Its share in the sum over all columns of the mean absolute deviation of their part in w x: 0 to 1. */
  share: number;
}

export interface LeafReading {
  leaf: number;
  /** The splits on the path: "1 left, 2 right". */
  way: string;
  /** One for each class. */
  probabilities: number[];
  /** The share of the rows for which it is the likeliest leaf; null without data. */
  rows: number | null;
  /** The mean over the rows of the probability that they end here; null without data. */
  weight: number | null;
}
