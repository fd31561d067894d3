import * as tf from '@tensorflow/tfjs';
import { getVariableOfWeight } from '../../../models/features/getVariableOfWeight';

/** A model's weights as they are now. This needs no copy, since tensors never change. The caller disposes them. */
export function snapshotWeights(model: tf.LayersModel): tf.Tensor[] {
  return model.weights.map((weight) => getVariableOfWeight(weight).clone());
}

/** Whether every weight is a finite number. */
export function areFinite(weights: tf.Tensor[]): boolean {
  return tf.tidy(() => weights.every((weight) => Boolean(tf.all(tf.isFinite(weight)).dataSync()[0])));
}
