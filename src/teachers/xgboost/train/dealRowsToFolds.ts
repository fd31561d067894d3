import { checkFolds } from './checkFolds';
import { assignFolds } from '../../folds/assignFolds';
import { takeLearnt } from './createBoosterInTraining';
import type { Learnt, TrainingPlan } from './TrainingPlan';
import { createRowHashTable, wordsOf, type RowHashTable } from '../../folds/createRowHashTable';

/** The train rows, divided into folds. */
export interface FoldedRows {
  /** [rows]. */
  foldOf: Int32Array;
  /** The rows by their contents. */
  table: RowHashTable;
  rowsOf(fold: number): Int32Array;
  /** The rows that the fold's model learns from, and the rows that it labels. */
  partsOf(fold: number): [Learnt, Learnt];
}

/** @throws RangeError for folds that cannot teach. */
export function dealRowsToFolds(plan: TrainingPlan): FoldedRows {
  const { data } = plan.train;
  const { folds, seed } = plan.options;
  const table = createRowHashTable(wordsOf(data.x), data.x.length / data.y.length);
  const labels = plan.objective === 'regression' ? new Int32Array(data.y.length) : data.y;
  const foldOf = assignFolds({ labels, contents: table.ids, groups: data.groups, folds, seed });
  checkFolds(plan, foldOf);
  const rowsWhere = (takes: (fold: number) => boolean) => Int32Array.from(foldOf.keys()).filter((row) => takes(foldOf[row]));
  const rowsOf = (fold: number) => rowsWhere((other) => other === fold);
  const partsOf = (fold: number): [Learnt, Learnt] => [
    takeLearnt(
      plan.train,
      rowsWhere((other) => other !== fold)
    ),
    takeLearnt(plan.train, rowsOf(fold))
  ];
  return { foldOf, table, rowsOf, partsOf };
}
