import type { Dataset } from './Dataset';

/** What a dataset knows about each row besides its numbers and its label. */
export function takeWeightsGroupsTimes(
  { weights, groups, times }: Pick<Dataset, 'weights' | 'groups' | 'times'>,
  indices: ArrayLike<number>
): Pick<Dataset, 'weights' | 'groups' | 'times'> {
  return {
    ...(weights && { weights: taken(weights, new Float32Array(indices.length), indices) }),
    ...(groups && { groups: taken(groups, new Int32Array(indices.length), indices) }),
    ...(times && { times: taken(times, new Float64Array(indices.length), indices) })
  };
}

function taken<T extends Float32Array | Int32Array | Float64Array>(values: T, into: T, indices: ArrayLike<number>): T {
  for (let i = 0; i < into.length; i++) into[i] = values[indices[i]];
  return into;
}
