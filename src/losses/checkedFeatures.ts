import type * as tf from '@tensorflow/tfjs';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { showValue } from '../checks/showValue';
import { toFeatureTensor } from './toFeatureTensor';
import type { LossInputs } from './Loss';

export interface FeaturePair {
  student: tf.Tensor;
  teacher: tf.Tensor;
  rows: number;
}

/**
 * The features of student and teacher as tensors, for the same number of rows.
 *
 * @param same whether all other sizes have to be equal too.
 * @throws TypeError or RangeError for missing features, different numbers of rows, or shapes that differ but must not.
 */
export function checkedFeatures(subject: string, features: LossInputs['features'], same: boolean): FeaturePair {
  if (!hasSafelyReadableMembers(features, ['student', 'teacher']) || !features.student || !features.teacher) {
    const fix = 'pass {features: {student, teacher}}, or give the term its layers: {teacher, student}';
    throw new TypeError(`${subject}: expected features of student and teacher, got ${showValue(features)}; ${fix}`);
  }
  const student = toFeatureTensor(subject, 'features of the student', features.student);
  const teacher = toFeatureTensor(subject, 'features of the teacher', features.teacher);
  const shapes = `student [${student.shape}] and teacher [${teacher.shape}]`;
  if (student.rank < 2 || teacher.rank < 2)
    throw new RangeError(`${subject}: expected features of shape [batch, …], got ${shapes}; give each row its own`);
  if (student.shape[0] !== teacher.shape[0])
    throw new RangeError(`${subject}: expected features of the same rows, got ${shapes}; compute both from one batch`);
  if (same && String(student.shape) !== String(teacher.shape))
    throw new RangeError(`${subject}: expected features of one shape, got ${shapes}; put an adapter between them`);
  return { student, teacher, rows: student.shape[0] };
}

/** [batch, everything else]. */
export function flatRows(tensor: tf.Tensor): tf.Tensor2D {
  return tensor.reshape([tensor.shape[0], -1]);
}
