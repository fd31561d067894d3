import * as tf from '@tensorflow/tfjs';
import { flatRows } from './checkedFeatures';
import { scaleRowsToUnitLength } from './scaleRowsToUnitLength';

/** How strong each place of a feature is, [batch, places]: the mean over channels of |feature|^power, as a vector of length 1. */
export function computeAttentionMap(feature: tf.Tensor, power = 2): tf.Tensor2D {
  const strength = power === 2 ? tf.square(feature) : tf.pow(tf.abs(feature), power);
  return scaleRowsToUnitLength(flatRows(tf.mean(strength, -1)));
}
