import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { asTwoClasses } from './heads';
import { labelsOf } from './labels';
import { logitsOf, type Logits } from './logits';
import type { Loss, LossInputs } from './Loss';

/**
 * Cross-entropy with the labels: -log softmax(student)[label], one number an example. One unit is a sigmoid, labels 0 and 1.
 *
 * Inputs: `student` logits, [batch, classes], and `labels`, [batch] class numbers. Result: [batch], nats.
 *
 * @throws TypeError or RangeError for missing labels, as many labels as there are not rows, or a label in an array that
 *   is not a class number. Labels in a tensor are not read back: the loss of a row whose label is out of range is NaN.
 * @example
 * ```ts
 * const perExample = kd.crossEntropy()({ student: [[2, 0, 0]], labels: [0] }); // [batch], here about 0.24
 * perExample.dispose();
 * ```
 */
export function crossEntropy(options: Record<string, never> = {}): Loss {
  checkOptions('crossEntropy', options, []);
  const loss = ({ student, labels }: LossInputs) =>
    tf.tidy(() => {
      const logits = logitsOf('crossEntropy', 'student', student);
      const [rows, units] = logits.high.shape;
      const classes = Math.max(2, units);
      const target = tf.oneHot(labelsOf('crossEntropy', labels, rows, classes), classes, 1, 0, 'float32') as tf.Tensor2D;
      return logLoss(units === 1 ? asTwoClasses(logits) : logits, target);
    });
  return Object.assign(loss, { description: { name: 'crossEntropy' }, needs: ['labels'] as const });
}

/**
 * -log softmax at the one-hot target. With c = z - max(z) it is log(1 + sum of the others' exp(c)) - c[label]: where the label's
 * logit is by far the largest, both the loss and the gradient keep their digits instead of becoming 1 - 1.
 */
function logLoss(logits: Logits, target: tf.Tensor2D): tf.Tensor1D {
  const op = tf.customGrad((...inputs) => {
    const [z, save] = inputs as unknown as [tf.Tensor2D, (tensors: tf.Tensor[]) => void];
    const others = tf.oneHot(z.argMax(1), z.shape[1], 0, 1, 'float32') as tf.Tensor2D;
    const centred = z.sub(z.max(1, true)).add<tf.Tensor2D>(lowPart(logits.low, others));
    const weights = centred.exp().mul<tf.Tensor2D>(others);
    const rest = weights.sum(1, true);
    const hit = target.greater(0);
    // No class was hit by a label out of range: NaN is louder than a number that means nothing.
    const atLabel = tf.where(hit.any(1), tf.where(hit, centred, 0).sum(1), NaN);
    save([weights, others, rest, target]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [weights, others, rest, target] = saved;
      const total = rest.add(1);
      const largest = tf.sub(1, others);
      // The largest logit's 1 / (1 + rest) - 1 is -rest / (1 + rest) when it is the label's.
      const top = tf.where(largest.mul(target).sum(1, true).greater(0), rest.neg(), tf.onesLike(rest)).div(total);
      const elsewhere = weights.div(total).sub(target);
      return dy.expandDims(1).mul(tf.where(largest.greater(0), top, elsewhere)) as tf.Tensor;
    };
    return { value: rest.squeeze([1]).log1p().sub(atLabel), gradFunc };
  });
  return op(logits.high) as tf.Tensor1D;
}

function lowPart(low: tf.Tensor2D | null, others: tf.Tensor2D): tf.Tensor2D | number {
  return low ? low.sub<tf.Tensor2D>(low.mul(tf.sub(1, others)).sum(1, true)) : 0;
}
