import * as tf from '@tensorflow/tfjs';

/**
 * Average pooling of [batch, …places, channels] to fewer places. If the sizes do not divide evenly, neighbouring windows share a place:
 * window i of n goes from floor(i size / n) to ceil((i + 1) size / n), as in adaptive average pooling.
 */
export function poolToShape(feature: tf.Tensor, places: number[]): tf.Tensor {
  return places.reduce((pooled, size, i) => poolAxis(pooled, i + 1, size), feature);
}

function poolAxis(feature: tf.Tensor, axis: number, size: number): tf.Tensor {
  const { shape } = feature;
  const from = shape[axis];
  if (from === size) return feature;
  const [before, after] = [shape.slice(0, axis), shape.slice(axis + 1)];
  if (from % size === 0) return tf.mean(feature.reshape([...before, size, from / size, ...after]), axis + 1);
  const inner = after.reduce((a, b) => a * b, 1);
  const rows = feature.reshape<tf.Tensor3D>([-1, from, inner]).transpose<tf.Tensor3D>([0, 2, 1]).reshape<tf.Tensor2D>([-1, from]);
  const pooled = tf.matMul(rows, windows(from, size)).reshape([-1, inner, size]);
  return tf.transpose(pooled, [0, 2, 1]).reshape([...before, size, ...after]);
}

/** [from, size]: the share of each place in each window. */
function windows(from: number, size: number): tf.Tensor2D {
  const shares = new Float32Array(from * size);
  for (let i = 0; i < size; i++) {
    const [start, end] = [Math.floor((i * from) / size), Math.ceil(((i + 1) * from) / size)];
    for (let at = start; at < end; at++) shares[at * size + i] = 1 / (end - start);
  }
  return tf.tensor2d(shares, [from, size]);
}
