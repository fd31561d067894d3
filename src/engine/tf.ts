/** TensorFlow.js on libtensorflow, under one name for cells and modules: `tf.tensor([1, 2])`. */
export * as tf from './tfjs';
