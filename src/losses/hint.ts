import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../checks/checkOptions';
import { checkedFeatures, flatRows } from './checkedFeatures';
import type { FeatureLoss, LossInputs } from './Loss';
import { wrapLossInTidy } from './wrapLossInTidy';

/**
 * FitNet's hint: the student's layer is trained to equal the teacher's. The loss is the mean of (student - teacher)^2 over the feature, one
 * number per example. If the shapes differ, an adapter (the paper's regressor: a 1x1 convolution or a dense layer, trained with the
 * student) converts the student's feature to the teacher's shape.
 *
 * Inputs: `features` of one shape, [batch, …]; both get gradients. Result: [batch]. The paper first trains on the hint alone and then
 * distils: `kd.stages`.
 *
 * Romero et al. 2015, "FitNets: Hints for Thin Deep Nets", arXiv 1412.6550 (there half the sum of the squares instead of their mean).
 *
 * @throws TypeError or RangeError for an unknown option, missing features or shapes that differ.
 * @example
 * ```ts
 * const perExample = kd.hint()({ features: { student: [[1, 2]], teacher: [[0, 4]] } }); // [batch], here 2.5
 * perExample.dispose();
 * ```
 */
export function hint(options: Record<string, never> = {}): FeatureLoss {
  checkOptions('hint', options, []);
  const loss = wrapLossInTidy('hint', ({ features }: Partial<LossInputs>) => {
    const { student, teacher } = checkedFeatures('hint', features, true);
    return meanSquaredDifference(flatRows(student), flatRows(teacher));
  });
  return Object.assign(loss, { description: { name: 'hint' }, needs: ['features'] as const, aligns: 'shape' as const });
}

/** Its gradient by its formula: features are large, and tfjs would go through them three times as often. */
function meanSquaredDifference(student: tf.Tensor2D, teacher: tf.Tensor2D): tf.Tensor {
  const op = tf.customGrad((...given) => {
    const [student, teacher, save] = given as unknown as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
    save([student, teacher]);
    const gradFunc = (dy: tf.Tensor, [student, teacher]: tf.Tensor[]) => {
      const factors = tf.reshape(tf.mul(dy, 2 / student.shape[1]!), [-1, 1]);
      const toStudent = tf.mul(tf.sub(student, teacher), factors);
      return [toStudent, tf.neg(toStudent)];
    };
    return { value: tf.mean(tf.squaredDifference(student, teacher), 1), gradFunc };
  });
  return op(student, teacher);
}
