/**
 * log softmax(z / T) of one row, into `out`; returns the index of the row's largest logit (the first of equals).
 *
 * The largest is subtracted before the division: at z = 10,000 the other order loses the third digit in single precision. And log(1 + sum
 * of the others' exp) keeps the digits when one class has nearly all the probability.
 */
export function computeLogSoftmax(
  logits: ArrayLike<number>,
  start: number,
  columns: number,
  temperature: number,
  out: Float64Array
): number {
  let top = 0;
  for (let j = 1; j < columns; j++) if (logits[start + j] > logits[start + top]) top = j;
  let others = 0;
  for (let j = 0; j < columns; j++) {
    out[j] = (logits[start + j] - logits[start + top]) / temperature;
    if (j !== top) others += Math.exp(out[j]);
  }
  const logSum = Math.log1p(others);
  for (let j = 0; j < columns; j++) out[j] -= logSum;
  return top;
}
