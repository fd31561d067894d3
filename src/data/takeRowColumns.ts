import type { Dataset, Targets } from './Dataset';

/** What a dataset knows about each row besides its numbers and its class. */
export function takeRowColumns(
  { weights, groups, times, targets }: Pick<Dataset, RowColumn>,
  indices: ArrayLike<number>
): Pick<Dataset, RowColumn> {
  return {
    ...(weights && { weights: taken(weights, new Float32Array(indices.length), indices) }),
    ...(groups && { groups: taken(groups, new Int32Array(indices.length), indices) }),
    ...(times && { times: taken(times, new Float64Array(indices.length), indices) }),
    ...(targets && { targets: targetsOf(targets, indices) })
  };
}

type RowColumn = 'weights' | 'groups' | 'times' | 'targets';

function targetsOf({ values, names }: Targets, indices: ArrayLike<number>): Targets {
  const width = names.length;
  const own = new Float64Array(indices.length * width);
  for (let i = 0; i < indices.length; i++) own.set(values.subarray(indices[i] * width, (indices[i] + 1) * width), i * width);
  return { values: own, names };
}

function taken<T extends Float32Array | Int32Array | Float64Array>(values: T, into: T, indices: ArrayLike<number>): T {
  for (let i = 0; i < into.length; i++) into[i] = values[indices[i]];
  return into;
}
