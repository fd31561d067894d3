/** TensorFlow.js on libtensorflow, as one name that cells and modules can say: `tf.tensor([1, 2])`. */
export * as tf from './tfjs';
