import type * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { takeRows } from '../../data/takeRows';
import type { CrossFittedTeacher } from '../../teachers/folds';
import { label } from '../../teachers/label';

/** Each train row by the one model of the first deal that has not seen it: what a model alone would say of a new row. */
export async function labelByOneModel(
  { foldOf: [foldOf] }: CrossFittedTeacher,
  models: readonly tf.LayersModel[],
  train: Dataset
): Promise<Matrix> {
  let all: Matrix | undefined;
  for (let fold = 0; fold <= foldOf.reduce((a, b) => Math.max(a, b)); fold++) {
    const rows = Int32Array.from(foldOf.keys()).filter((row) => foldOf[row] === fold);
    const { columns, values } = await label(models[fold], takeRows(train, rows));
    all ??= { rows: train.y.length, columns, values: new Float32Array(train.y.length * columns) };
    for (const [i, row] of rows.entries()) all.values.set(values.subarray(i * columns, (i + 1) * columns), row * columns);
  }
  return all!;
}
