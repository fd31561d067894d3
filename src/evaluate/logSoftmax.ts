import type { LogitsTable } from './logitsOf';

/**
 * log softmax of one row, into `out`; the row's largest logit's place comes back (the first of equals). log(1 + sum of the others' exp)
 * keeps the digits where one class has nearly everything.
 */
export function logSoftmax({ columns, values }: LogitsTable, row: number, out: Float64Array): number {
  const start = row * columns;
  let top = 0;
  for (let j = 1; j < columns; j++) if (values[start + j] > values[start + top]) top = j;
  let others = 0;
  for (let j = 0; j < columns; j++) {
    out[j] = values[start + j] - values[start + top];
    if (j !== top) others += Math.exp(out[j]);
  }
  const logSum = Math.log1p(others);
  for (let j = 0; j < columns; j++) out[j] -= logSum;
  return top;
}
