import * as tf from '@tensorflow/tfjs';
import { generatorTerms, type GeneratorTerms } from '../options/GeneratorTerms';
import type { TeacherReading } from './createTeacherPass';

/**
 * The generator's loss without data: DAFL's three terms (Chen et al. 2019, arXiv 1904.01186), the disagreement of teacher and student, which
 * the generator maximises (Fang et al. 2019, arXiv 1912.11006, their logarithm of the L1 distance), and the teacher's batch statistics.
 * Terms of weight 0 are not computed.
 *
 * @param student the student's logits of the same rows.
 */
export function computeGeneratorLoss(
  { logits, last, batchNorm }: TeacherReading,
  student: tf.Tensor2D,
  weights: Required<GeneratorTerms>
): { terms: { [name: string]: tf.Scalar }; total: tf.Scalar } {
  const make: { [name in keyof Required<GeneratorTerms>]: () => tf.Scalar | undefined } = {
    oneHot: () => tf.neg(tf.mean<tf.Scalar>(tf.max(tf.logSoftmax(logits), 1))),
    entropy() {
      const mean = tf.mean(tf.softmax(logits), 0);
      return tf.sum<tf.Scalar>(tf.mul(mean, tf.log(tf.add(mean, 1e-8))));
    },
    activation: () => last && tf.neg(tf.mean<tf.Scalar>(tf.abs(last))),
    disagreement: () => tf.neg(tf.log1p(tf.mean<tf.Scalar>(tf.abs(tf.sub(logits, student))))),
    batchNorm: () => batchNorm
  };
  const terms: { [name: string]: tf.Scalar } = {};
  let total: tf.Scalar = tf.scalar(0);
  for (const name of generatorTerms) {
    const term = weights[name] > 0 ? make[name]() : undefined;
    if (!term) continue;
    terms[name] = term;
    total = tf.add(total, tf.mul(term, weights[name]));
  }
  return { terms, total };
}
