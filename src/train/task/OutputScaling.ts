/** Outputs and targets in standard deviations from the mean, (value - mean) / deviation, one of each for an output. */
export interface OutputScaling {
  means: readonly number[];
  deviations: readonly number[];
}

/** Numbers, [rows, outputs], in these units. */
export function scaledValues(values: ArrayLike<number>, { means, deviations }: OutputScaling): Float32Array {
  const width = means.length;
  return Float32Array.from({ length: values.length }, (_, i) => (values[i] - means[i % width]) / deviations[i % width]);
}
