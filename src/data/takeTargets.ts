import type { Targets } from './Dataset';

/** The targets of the rows with the given indices, in their order. */
export function takeTargets({ values, ...rest }: Targets, indices: ArrayLike<number>): Targets {
  const width = rest.names.length;
  const own = new Float64Array(indices.length * width);
  for (let i = 0; i < indices.length; i++) own.set(values.subarray(indices[i] * width, (indices[i] + 1) * width), i * width);
  return { ...rest, values: own };
}
