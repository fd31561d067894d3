/** The least number of rows beyond the outermost edge. */
const fewRows = 30;
/** Values further out are clipped: differences of numbers within it are finite in single precision. */
const furthest = 1e37;
const narrowest = 1e-37;

/**
 * Edges of bins that hold about equally many of the sorted values each: their quantiles. The two outer bins are cut again, at a
 * quarter of them, for as long as enough rows lie beyond, so that one outlier does not take a whole bin's resolution. Few
 * different values are edges themselves. One bin: from the 1st to the 99th percentile. There is no bin if all values are equal.
 */
export function computeBinEdges(sorted: Float32Array, bins: number): number[] {
  const few = differentValues(sorted, bins + 1);
  const edges = few ?? quantiles(sorted, levels(sorted.length, bins));
  const apart = separate(edges);
  return apart.length > 1 ? apart : separate([sorted[0], sorted[sorted.length - 1]]);
}

/** All different values if there are at most that many, otherwise null. */
function differentValues(sorted: Float32Array, atMost: number): number[] | null {
  const values: number[] = [];
  for (const value of sorted) {
    if (value === values[values.length - 1]) continue;
    if (values.length === atMost) return null;
    values.push(value);
  }
  return values;
}

function levels(rows: number, bins: number): number[] {
  if (bins === 1) return [0.01, 0.99];
  const shares = Array.from({ length: bins + 1 }, (_, i) => i / bins);
  for (let share = 1 / bins / 4; share * rows >= fewRows; share /= 4) shares.push(share, 1 - share);
  return shares.sort((a, b) => a - b);
}

/** Between two values that surround a level, in proportion, as numpy.quantile. */
function quantiles(sorted: Float32Array, shares: number[]): number[] {
  return shares.map((share) => {
    const place = share * (sorted.length - 1);
    const below = Math.floor(place);
    const above = Math.min(below + 1, sorted.length - 1);
    return Math.fround(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
  });
}

function separate(ascending: number[]): number[] {
  const edges: number[] = [];
  for (const edge of ascending) {
    const value = Math.max(-furthest, Math.min(furthest, edge));
    if (!edges.length || value - edges[edges.length - 1] > narrowest) edges.push(value);
  }
  return edges;
}
