import * as tf from '@tensorflow/tfjs';

/** The part of a shared weight that a smaller network uses: the first entries along each axis of `whole`. */
export interface WeightSlice {
  /** Which of the shared weights, in their order. */
  shared: number;
  /** The network's own weight. */
  own: tf.Variable;
  /** Shapes in which the part is a corner: those of the weights, or for what follows a flattened picture with an axis for each of the picture's. */
  whole: number[];
  part: number[];
}

/** With gradients. */
export function takeSlice(shared: tf.Tensor, { own, whole, part }: WeightSlice): tf.Tensor {
  const from = new Array<number>(whole.length).fill(0);
  return tf.reshape(tf.slice(tf.reshape(shared, whole), from, part), own.shape);
}

/** The same numbers at their place in the shared weight, with zeros around them. */
export function padSlice(values: tf.Tensor, { whole, part }: WeightSlice, shape: number[]): tf.Tensor {
  const around = whole.map((size, axis): [number, number] => [0, size - part[axis]]);
  return tf.reshape(tf.pad(tf.reshape(values, part), around), shape);
}
