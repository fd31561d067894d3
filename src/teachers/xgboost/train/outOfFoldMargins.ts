import type { Handle } from '../library/handle';
import type { FoldedRows } from './foldRows';
import type { Learner } from './learner';
import type { OutOfFold } from '../teacher/OutOfFold';
import { predictMatrix } from '../library/predictMatrix';

/** Asks each fold's model for the margins of the rows that it did not see, after `rounds` rounds. */
export function outOfFoldMargins(learners: Learner[], folded: FoldedRows, rounds: number, outputs: number): OutOfFold {
  const { table, foldOf, rowsOf } = folded;
  const margins = new Float32Array(table.count * outputs);
  learners.forEach(({ booster, validation }, fold) => {
    const { values } = predictMatrix(booster, validation as Handle, 'margin', rounds);
    rowsOf(fold).forEach((row, i) => {
      margins.set(values.subarray(i * outputs, (i + 1) * outputs), table.ids[row] * outputs);
    });
  });
  return { find: table.find, margins, hashes: table.hashes, foldOf };
}
