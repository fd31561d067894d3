import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';

/** How an optimizer draws weights towards 0. */
export interface WeightDecay {
  weightDecay: number;
  /** Which variables decay: those of two or more dimensions, or all. */
  decayed: 'kernels' | 'all';
}

/** @throws TypeError or RangeError for a decay out of bounds, or for anything but "kernels" or "all". */
export function checkWeightDecay(
  subject: string,
  { weightDecay, decayed = 'kernels' }: Partial<WeightDecay>,
  usual: number
): WeightDecay {
  const decay = checkNumber(subject, 'weightDecay', weightDecay ?? usual, { atLeast: 0 });
  if (decayed === 'kernels' || decayed === 'all') return { weightDecay: decay, decayed };
  throw new TypeError(
    `${subject}: expected decayed to be "kernels" or "all", got ${showValue(decayed)}; "kernels" leaves biases and normalisation as they are`
  );
}

/** By how much a variable decays: not at all if it is a bias, or a scale or offset of a normalisation, unless all are to. */
export function decayOf(variable: tf.Variable, { weightDecay, decayed }: WeightDecay): number {
  return decayed === 'all' || variable.rank > 1 ? weightDecay : 0;
}
