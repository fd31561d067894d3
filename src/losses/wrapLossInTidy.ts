import * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../checks/checkInputs';
import type { LossInputs } from './Loss';

/** What a loss may be given, by name. */
export const lossInputNames = [
  'student',
  'teacher',
  'labels',
  'targets',
  'features',
  'learned',
  'moment',
  'train',
  'memory',
  'seed'
];

/**
 * A function of the inputs of a loss that leaves nothing but its result behind.
 *
 * @throws TypeError, when called, for anything but named inputs.
 */
export function wrapLossInTidy<I extends Partial<LossInputs>>(
  subject: string,
  compute: (inputs: I) => tf.Tensor
): (inputs: I) => tf.Tensor {
  return (inputs) => {
    checkInputs(subject, inputs, lossInputNames);
    return tf.tidy(() => compute(inputs));
  };
}
