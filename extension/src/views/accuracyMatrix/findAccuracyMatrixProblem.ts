import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { AccuracyMatrixView } from '../../../../src/views/View';

/** Every matrix has a column for each part, and a row for the model at first and after each part at most. */
export function findAccuracyMatrixProblem({ parts, strategies }: AccuracyMatrixView, at: string): string | null {
  for (const [i, { accuracy }] of strategies.entries()) {
    const where = `${at}.strategies[${i}].accuracy`;
    if (accuracy.length > parts.length + 1) return describeWrongValue(where, `at most ${parts.length + 1} rows`, accuracy.length);
    const row = accuracy.findIndex(({ length }) => length !== parts.length);
    if (row >= 0) return describeWrongValue(`${where}[${row}]`, `${parts.length} numbers`, accuracy[row].length);
  }
  return null;
}
