/** A mean, or a ratio of two, with what each cluster adds to it. */
export interface ClusteredRatio {
  value: number;
  /** [clusters] the influence of each: their mean is 0, and that of their squares over the number of clusters the variance of the value. */
  influence: Float64Array;
}

/** How rows fall into clusters, numbered from 0. */
export interface Clusters {
  places: Int32Array;
  size: number;
}

/**
 * The sum of one number over that of another, with the influence of each cluster: (sum a - value sum b) / (mean of sum b).
 *
 * @param top of a row.
 * @param bottom of a row.
 */
export function computeClusteredRatio(
  { places, size }: Clusters,
  top: (row: number) => number,
  bottom: (row: number) => number = () => 1
): ClusteredRatio {
  const [tops, bottoms] = [new Float64Array(size), new Float64Array(size)];
  let [above, below] = [0, 0];
  for (let row = 0; row < places.length; row++) {
    const [a, b] = [top(row), bottom(row)];
    tops[places[row]] += a;
    bottoms[places[row]] += b;
    above += a;
    below += b;
  }
  const value = above / below;
  return { value, influence: tops.map((sum, cluster) => ((sum - value * bottoms[cluster]) * size) / below) };
}

/** One value over another, minus 1, from the same clusters. */
export function computeLift(one: ClusteredRatio, other: ClusteredRatio): ClusteredRatio {
  const ratio = one.value / other.value;
  return {
    value: ratio - 1,
    influence: one.influence.map((own, cluster) => (own - ratio * other.influence[cluster]) / other.value)
  };
}
