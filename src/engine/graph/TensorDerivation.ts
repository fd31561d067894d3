import type * as tf from '@tensorflow/tfjs';

/** Works a tensor out of another in JavaScript: it may read values and throw. The shape and type of its result follow from those of its argument. */
export type TensorDerivation = (from: tf.Tensor) => tf.Tensor;
