import type { ColumnScaling } from '../options/OutputScaling';

/** Numbers, [rows, outputs], in these units. */
export function scaleTargets(values: ArrayLike<number>, { means, deviations }: ColumnScaling): Float32Array {
  const width = means.length;
  return Float32Array.from({ length: values.length }, (_, i) => (values[i] - means[i % width]) / deviations[i % width]);
}
