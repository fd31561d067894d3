import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../stats/createRandom';
import { sampleNormals } from './sampleNormals';

/** Makes the variables of a network, in order, and keeps hold of them. */
export interface NewVariables {
  all: tf.Variable[];
  /** Normal numbers of a standard deviation; returns its place in `all`. */
  drawn(shape: number[], deviation: number): number;
  filled(shape: number[], value: number): number;
}

export function createVariableMaker(next: Random): NewVariables {
  const all: tf.Variable[] = [];
  const add = (make: () => tf.Tensor) => {
    const initial = tf.tidy(make);
    all.push(tf.variable(initial));
    initial.dispose();
    return all.length - 1;
  };
  return {
    all,
    drawn: (shape, deviation) =>
      add(() => {
        const size = shape.reduce((a, b) => a * b, 1);
        return tf.tensor(
          sampleNormals(size, next).map((value) => value * deviation),
          shape
        );
      }),
    filled: (shape, value) => add(() => tf.fill(shape, value))
  };
}
