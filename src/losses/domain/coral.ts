import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { checkSourceAndTargetFeatures } from './checkSourceAndTargetFeatures';
import type { DomainLoss } from './DomainLoss';

export interface CoralOptions {
  /** Whether the means are matched too: adds |m_s - m_t|^2 / d. Default false, as in the paper. */
  means?: boolean;
}

/**
 * Correlation alignment: makes the covariances of two batches of features alike. The loss is |C_s - C_t|_F^2 / (4 d^2), where d is the
 * width and C the covariance of a batch (with n - 1 in the denominator); `means` adds |m_s - m_t|^2 / d.
 *
 * Inputs: source and target features, [rows, d], each with two rows or more, not necessarily the same number; both get gradients. Result: a
 * scalar. It grows with
 * the fourth power of the features' scale: choose its weight with that in mind, or normalise the layer.
 *
 * Sun & Saenko 2016, "Deep CORAL: Correlation Alignment for Deep Domain Adaptation", arXiv 1607.01719.
 *
 * @throws TypeError or RangeError for an unknown option, features that are not [rows, d], fewer than two rows or widths that differ.
 * @example
 * ```ts
 * const [lineA, lineB] = [tf.tensor2d([[1, 0], [-1, 0]]), tf.tensor2d([[0, 0], [0, 0]])];
 * const apart = kd.coral()(lineA, lineB); // 0.25: variances of 2 and 0 in one of two columns
 * tf.dispose([lineA, lineB, apart]);
 * ```
 */
export function coral(options: CoralOptions = {}): DomainLoss {
  checkOptions('coral', options, ['means']);
  const { means = false } = options;
  const loss = (source: tf.Tensor2D, target: tf.Tensor2D) => {
    checkSourceAndTargetFeatures('coral', source, target, 2);
    const width = source.shape[1];
    return tf.tidy(() => {
      const [own, other] = [momentsOf(source), momentsOf(target)];
      const spread = tf.div<tf.Scalar>(tf.sum(tf.squaredDifference(own.covariance, other.covariance)), 4 * width ** 2);
      return means ? tf.add<tf.Scalar>(spread, tf.mean(tf.squaredDifference(own.mean, other.mean))) : spread;
    });
  };
  return Object.assign(loss, { description: { name: 'coral', ...(means && { means }) } });
}

function momentsOf(features: tf.Tensor2D) {
  const mean = tf.mean(features, 0, true);
  const centred = tf.sub<tf.Tensor2D>(features, mean);
  return { mean, covariance: tf.div(tf.matMul(centred, centred, true, false), features.shape[0] - 1) };
}
