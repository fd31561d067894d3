/** Numbers in standard deviations from the mean, (value - mean) / deviation, one of each for a column. */
export interface ColumnScaling {
  means: readonly number[];
  deviations: readonly number[];
}

/** Outputs and targets in standard deviations of the train targets. */
export interface OutputScaling extends ColumnScaling {
  /** Of the targets, where they are not one for each output. */
  targets?: ColumnScaling;
}
