import * as tf from '@tensorflow/tfjs';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import type { AnyDataset } from '../../data/Dataset';
import { asTeacher } from '../../teachers/asTeacher';
import type { Teacher } from '../../teachers/Teacher';
import type { CallableModel } from './CallableModel';

/**
 * Calls of a teacher that wait for its numbers. Rows become a tensor of the shape that it takes, or else of that of the dataset.
 *
 * @throws TypeError or RangeError for a teacher that does not take these rows, or takes other ones in their place.
 */
export function createTeacherCalls(
  subject: string,
  given: Teacher,
  columns: number,
  rows: unknown
): Pick<CallableModel, 'one' | 'many'> & { bytes: number | null } {
  const teacher = asTeacher(given, subject);
  if (teacher.pairOf)
    throw new TypeError(
      `${subject}: expected a teacher that is asked about the rows themselves, got ${showValue(teacher.info.name)}, which is asked about others; give (row) => its predictions`
    );
  const isDataset = hasSafelyReadableMembers(rows, ['x', 'y', 'shape']);
  if (isDataset) teacher.checkColumns?.(rows as unknown as AnyDataset);
  const shape = teacher.inputShape ?? (isDataset ? (rows.shape as number[]) : [columns]);
  if (shape.reduce((a, b) => a * b, 1) !== columns)
    throw new RangeError(
      `${subject}: expected a teacher of rows of ${columns} numbers, got one of shape [${shape}]; give (row) => its predictions`
    );
  const many = async (values: Float32Array, count: number) => {
    const x = tf.tensor(values, [count, ...shape]);
    try {
      const logits = await teacher.logits(x);
      const numbers = logits.dataSync();
      logits.dispose();
      return numbers;
    } finally {
      x.dispose();
    }
  };
  return { one: (row) => many(row, 1), many, bytes: teacher.info.bytes };
}
