import type * as tf from '@tensorflow/tfjs';
import { variableOf } from '../../models/features/variableOf';

/**
 * Checks that teacher and student have their weights and that the student's variables are its own: if the teacher changes while the student
 * imitates it, the result means nothing. A teacher without weights has no variables.
 */
export function checkWeights(subject: string, student: tf.LayersModel, teacher: readonly tf.Variable[] = []): void {
  checkThere(subject, 'student', student.weights.map(variableOf));
  checkThere(subject, 'teacher', teacher);
  const taught = new Set(teacher);
  const shared = student.trainableWeights.map(variableOf).find((one) => taught.has(one));
  if (shared)
    throw new TypeError(
      `${subject}: expected student "${student.name}" to learn with weights of its own, got "${shared.name}" of its teacher; build the student anew, or set trainable to false on that layer`
    );
}

function checkThere(subject: string, of: string, variables: readonly tf.Variable[]): void {
  const gone = variables.find(({ isDisposed }) => isDisposed);
  if (gone)
    throw new TypeError(
      `${subject}: expected ${of} to have its weights, got "${gone.name}" disposed; build or load the model again`
    );
}
