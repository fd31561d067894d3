import type { Handle } from '../library/createHandle';
import type { FoldedRows } from './dealRowsToFolds';
import type { Learner } from './createBoosterInTraining';
import type { TrainingPlan } from './TrainingPlan';
import { answerType } from '../teacher/answerType';
import type { OutOfFoldMargins } from '../teacher/OutOfFoldMargins';
import { predictMatrix } from '../library/predictMatrix';

/** Asks each fold's model for its answers to the rows that it did not see, after `rounds` rounds. */
export function predictOutOfFoldMargins(
  learners: Learner[],
  folded: FoldedRows,
  rounds: number,
  { outputs, objective }: Pick<TrainingPlan, 'outputs' | 'objective'>
): OutOfFoldMargins {
  const { table, foldOf, rowsOf } = folded;
  const margins = new Float32Array(table.count * outputs);
  learners.forEach(({ booster, validation }, fold) => {
    const { values } = predictMatrix(booster, validation as Handle, answerType(objective), rounds);
    rowsOf(fold).forEach((row, i) => {
      margins.set(values.subarray(i * outputs, (i + 1) * outputs), table.ids[row] * outputs);
    });
  });
  return { find: table.find, margins, hashes: table.hashes, foldOf };
}
