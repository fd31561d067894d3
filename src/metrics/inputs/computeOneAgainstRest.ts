import { computeLogSoftmax } from '../../losses/formulas/computeLogSoftmax';
import type { LogitsTable } from './checkedLogits';

/**
 * [rows * classes] The log odds of each class against all others, log(p / (1 - p)): in the same order as the probabilities, but without
 * ties between those that round to 1.
 */
export function computeOneAgainstRest({ rows, columns, values }: LogitsTable): Float64Array {
  const odds = new Float64Array(rows * columns);
  const logs = new Float64Array(columns);
  const shares = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    computeLogSoftmax(values, i * columns, columns, 1, logs);
    for (let k = 0; k < columns; k++) shares[k] = Math.exp(logs[k]);
    for (let k = 0; k < columns; k++) {
      // The sum of the others' probabilities: 1 - p has no digits left if p is nearly 1.
      let others = 0;
      for (let j = 0; j < columns; j++) if (j !== k) others += shares[j];
      odds[i * columns + k] = logs[k] - Math.log(Math.max(others, 1e-300));
    }
  }
  return odds;
}
