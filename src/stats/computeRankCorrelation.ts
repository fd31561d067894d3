/**
 * Spearman's rank correlation: Pearson's of the ranks, where equal values share their mean rank. Null if either is constant. NaN has no rank: callers
 * have numbers.
 */
export function computeRankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const [x, y] = [ranks(a), ranks(b)];
  const middle = (a.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [p, q] = [x[i] - middle, y[i] - middle];
    xy += p * q;
    xx += p * p;
    yy += q * q;
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}

/** From 0. */
function ranks(values: ArrayLike<number>): Float64Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a] - values[b]);
  const found = new Float64Array(values.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    // At least one, also of NaN, which equals nothing.
    end = start + 1;
    while (end < order.length && values[order[end]] === values[order[start]]) end++;
    for (let i = start; i < end; i++) found[order[i]] = (start + end - 1) / 2;
  }
  return found;
}
