/**
 * The expected AUC of the best possible order, which is that of the true probabilities p: the mean over all pairs of rows that row i is of
 * class 1 and row j of class 0 and p_i above p_j, sum over i and j of p_i (1 - p_j) [p_i > p_j, half where equal], over sum p sum (1 - p) less
 * the pairs of a row with itself. NaN if no pair can differ.
 */
export function computeBestPossibleAuc(chances: Float64Array): number {
  if (chances.length < 2) return NaN;
  const sorted = chances.slice().sort();
  let [negatives, right, self] = [0, 0, 0];
  for (let from = 0; from < sorted.length;) {
    let to = from;
    let here = 0;
    while (to < sorted.length && sorted[to] === sorted[from]) here += 1 - sorted[to++];
    for (let i = from; i < to; i++) right += sorted[i] * (negatives + (here - (1 - sorted[i])) / 2);
    negatives += here;
    from = to;
  }
  for (const p of sorted) self += p * (1 - p);
  const positives = sorted.length - negatives;
  return right / (positives * negatives - self);
}
