import * as tf from '@tensorflow/tfjs';

/** Features as one vector per row. Features with places, [batch, …, channels], are averaged over them. */
export function computeSpatialMean(features: tf.Tensor): tf.Tensor2D {
  if (features.rank < 3) return features as tf.Tensor2D;
  const places = Array.from({ length: features.rank - 2 }, (_, i) => i + 1);
  return tf.mean(features, places);
}
