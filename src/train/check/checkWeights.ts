import type * as tf from '@tensorflow/tfjs';
import { checkModelInUse } from '../../models/checkModelInUse';
import { checkNotDisposed } from '../../models/checkNotDisposed';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';

/**
 * Checks that teacher and student have their weights and that the student's variables are its own: if the teacher changes while the student
 * imitates it, the result means nothing. A teacher without weights has no variables.
 */
export function checkWeights(subject: string, student: tf.LayersModel, teacher: readonly tf.Variable[] = []): void {
  checkModelInUse(subject, 'student', student);
  checkNotDisposed(subject, 'teacher', teacher);
  const taught = new Set(teacher);
  const shared = student.trainableWeights.map(getVariableOfWeight).find((one) => taught.has(one));
  if (shared)
    throw new TypeError(
      `${subject}: expected student "${student.name}" to learn with weights of its own, got "${shared.name}" of its teacher; build the student anew, or set trainable to false on that layer`
    );
}
