import * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import { showShape } from './formatModelInput';

/** A probability of zero counts as this: its logarithm is finite. */
const smallest = 1e-7;

/** The rounding error of float16. */
const tolerance = 0.01;

/**
 * A model's output as logits, [rows, columns]: axes of size 1 are left out, and of probabilities the logarithms are taken.
 *
 * @throws RangeError for an output of another shape, or one that is no probabilities where they were stated.
 */
export function toLogits(
  subject: string,
  output: tf.Tensor,
  rows: number,
  { name, probabilities }: { name: string; probabilities: boolean }
): tf.Tensor2D {
  const [first, ...others] = output.shape;
  const wide = others.filter((size) => size !== 1);
  if (output.rank === 0 || first !== rows || wide.length > 1)
    throw new RangeError(
      `${subject}: expected the output ${showValue(name)} to be logits [${rows}, classes], got ${showShape(output.shape)}; name another one: {output: "…"}`
    );
  return tf.tidy(() => {
    const flat = tf.cast(tf.reshape(output, [rows, wide[0] ?? 1]), 'float32') as tf.Tensor2D;
    return probabilities ? logarithmsOf(subject, flat, name) : flat;
  });
}

function logarithmsOf(subject: string, values: tf.Tensor2D, name: string): tf.Tensor2D {
  const isOne = values.shape[1] === 1;
  const sums = isOne ? null : tf.max(tf.abs(tf.sub(tf.sum(values, 1), 1)));
  const [lowest, highest] = [tf.min(values), tf.max(values)].map((one) => one.dataSync()[0]);
  const off = sums?.dataSync()[0] ?? 0;
  // NaN is told by whoever checks logits.
  if (lowest < -tolerance || highest > 1 + tolerance || off > tolerance)
    throw new RangeError(
      `${subject}: expected ${showValue(name)} to be probabilities that sum to 1, got numbers from ${lowest} to ${highest}; leave out {probabilities: true}, or name the tensor before the last operation as output`
    );
  const logOf = (p: tf.Tensor) => tf.log(tf.clipByValue(p, smallest, 1));
  return (isOne ? tf.sub(logOf(values), logOf(tf.sub(1, values))) : logOf(values)) as tf.Tensor2D;
}
