import type { MetricInfo } from './Comparison';

/** The rows of a run, and what was to be told of them. */
export interface DataInfo {
  name: string;
  /** "classification", "regression", or the name of a task of the user's own. */
  task: string;
  /** One name per class, in the order of the logits. Empty if there are targets instead. */
  classes: string[];
  /**
   * The numbers that were to be predicted, in the order of the outputs, with their mean and standard deviation over the train rows. Absent for classes.
   *
   * @maxItems 4096
   */
  targets?: { name: string; mean: number; deviation: number }[];
  /**
   * What `measured` and `history` have, best first. Absent for classes.
   *
   * @maxItems 100
   */
  metrics?: MetricInfo[];
  rows: { train: number; validation: number; test: number };
  /** Share of the commonest class in the test labels (validation or train if there is no test): the score of always guessing it. */
  majority: number | null;
  synthetic?: boolean;
  /** Columns of a table. */
  features?: number;
  /** True if rows counted by weight. */
  weighted?: boolean;
  /** The file that the rows came from: its name without the folder, and its checksum. */
  source?: { file: string; sha256: string };
}
