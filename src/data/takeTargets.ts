import type { Targets } from './Dataset';

/** The targets of the rows with the given indices, in their order. */
export function takeTargets({ values, names, missing, categories }: Targets, indices: ArrayLike<number>): Targets {
  const width = names.length;
  const own = new Float64Array(indices.length * width);
  for (let i = 0; i < indices.length; i++) own.set(values.subarray(indices[i] * width, (indices[i] + 1) * width), i * width);
  return { names, values: own, ...(missing && { missing }), ...(categories && { categories }) };
}
