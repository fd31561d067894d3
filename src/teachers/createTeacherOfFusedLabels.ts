import * as tf from '@tensorflow/tfjs';
import type { AnyDataset, Dataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { takeMatrixRows } from '../data/takeMatrixRows';
import { ours } from './checkedTeacher';
import { checkFusedAnswer } from './checkFusedAnswer';
import type { Fusion } from './Fusion';
import { fuseLogits } from './fuseLogits';
import { label } from './label';
import { describeNamedTeachers, type NamedTeacher } from './namedTeachers';
import type { Teacher } from './Teacher';

/** The rows of a dataset as their numbers, and a teacher that answers them by fusing what all members say of those rows. Each member labels the whole dataset, once. */
export function createTeacherOfFusedLabels(
  members: readonly NamedTeacher[],
  by: Fusion,
  data: AnyDataset
): { teacher: Teacher; data: Dataset } {
  const names = members.map(({ name }) => name);
  let labels: Matrix[] | undefined;
  const labelAll = async () => {
    const all: Matrix[] = [];
    for (const { teacher } of members) {
      all.push(await label(teacher, data));
      checkFusedAnswer(teacher, all[all.length - 1], all[0], data.y.length);
    }
    return all;
  };
  const teacher = ours({
    info: describeNamedTeachers(members, `fused by ${by.does}`.slice(0, 200)),
    classes: null,
    predicts: 'classes',
    inputShape: [1],
    async logits(rows) {
      const numbers = Int32Array.from(await rows.data());
      labels ??= await labelAll();
      const own = labels.map((matrix) => takeMatrixRows(matrix, numbers));
      const { rows: count, columns, values } = fuseLogits(by, names, own, { numbers, data });
      return tf.tensor2d(values, [count, columns]);
    },
    // Each member has a cache of its own.
    fingerprint: () => null
  } satisfies Teacher);
  const { name, y, classes, unlabelled } = data;
  const numbers = Float32Array.from(y, (_, row) => row);
  return { teacher, data: { name, x: numbers, shape: [1], y, classes, ...(unlabelled && { unlabelled }) } };
}
