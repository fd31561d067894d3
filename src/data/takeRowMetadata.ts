import type { Dataset } from './Dataset';
import type { KnownLabels } from './KnownLabels';
import { takeTargets } from './takeTargets';

/** What a dataset knows about each row besides its numbers and its class. */
export function takeRowMetadata(
  { weights, groups, times, targets, known }: Pick<Dataset, RowColumn>,
  indices: ArrayLike<number>
): Pick<Dataset, RowColumn> {
  return {
    ...(weights && { weights: taken(weights, new Float32Array(indices.length), indices) }),
    ...(groups && { groups: taken(groups, new Int32Array(indices.length), indices) }),
    ...(times && { times: taken(times, new Float64Array(indices.length), indices) }),
    ...(targets && { targets: takeTargets(targets, indices) }),
    ...(known && { known: takenKnown(known, indices) })
  };
}

type RowColumn = 'weights' | 'groups' | 'times' | 'targets' | 'known';

/** The lists stay whole: rows share them. */
function takenKnown({ own, list, ...lists }: KnownLabels, indices: ArrayLike<number>): KnownLabels {
  const [labels, places] = [own, list].map((values) => taken(values, new Int32Array(indices.length), indices));
  return { ...lists, own: labels, list: places };
}

function taken<T extends Float32Array | Int32Array | Float64Array>(values: T, into: T, indices: ArrayLike<number>): T {
  for (let i = 0; i < into.length; i++) into[i] = values[indices[i]];
  return into;
}
