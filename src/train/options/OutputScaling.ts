/** Outputs and targets in standard deviations from the mean, (value - mean) / deviation, one of each for an output. */
export interface OutputScaling {
  means: readonly number[];
  deviations: readonly number[];
}
