import * as tf from '@tensorflow/tfjs';
import type { Loss, LossInputs } from '../../../losses/Loss';

/** A loss of student and teacher logits among some of the classes: the others are left out before the softmax. */
export function restrictToClasses(loss: Loss, classes: readonly number[]): Loss {
  const take = (logits: LossInputs['teacher']) =>
    logits === undefined ? undefined : (tf.gather(logits as tf.Tensor2D, tf.tensor1d([...classes], 'int32'), 1) as tf.Tensor2D);
  const restricted = (inputs: LossInputs) =>
    tf.tidy(() => loss({ ...inputs, student: take(inputs.student)!, teacher: take(inputs.teacher) }));
  return Object.assign(restricted, { ...loss, description: { ...loss.description, classes: [...classes] } });
}
