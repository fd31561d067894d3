import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../../stats/random';
import { sampleNormals } from '../sampleNormals';

/** A kernel's largest singular value, followed as the kernel learns. */
export interface SpectralNorm {
  /** One power iteration on the kernel as it is now. */
  iterate(kernel: tf.Tensor): void;
  /** The kernel over its largest singular value; the gradient flows through both. */
  apply(kernel: tf.Tensor): tf.Tensor;
  dispose(): void;
}

/**
 * Spectral normalisation W / sigma(W), sigma = v' W u with the singular vectors of one power iteration a step held constant; W is the kernel
 * [..., out] as a matrix [everything else, out] (Miyato, Kataoka, Koyama & Yoshida 2018, arXiv 1802.05957, algorithm 1).
 *
 * @param shape the kernel's.
 */
export function spectralNorm(shape: number[], next: Random): SpectralNorm {
  const columns = shape[shape.length - 1];
  const rows = shape.slice(0, -1).reduce((a, b) => a * b, 1);
  let right = tf.tidy(() => unit(tf.tensor2d(sampleNormals(columns, next), [columns, 1])));
  let left = tf.zeros([rows, 1]) as tf.Tensor2D;
  return {
    iterate(kernel) {
      const [newLeft, newRight] = tf.tidy(() => {
        const matrix = tf.reshape(kernel, [rows, columns]) as tf.Tensor2D;
        const l = unit(tf.matMul(matrix, right));
        return [l, unit(tf.matMul(matrix, l, true, false))];
      });
      tf.dispose([left, right]);
      [left, right] = [tf.keep(newLeft), tf.keep(newRight)];
    },
    apply(kernel) {
      const matrix = tf.reshape(kernel, [rows, columns]) as tf.Tensor2D;
      const sigma = tf.reshape(tf.matMul(left, tf.matMul(matrix, right), true, false), []);
      return tf.div(kernel, sigma);
    },
    dispose: () => tf.dispose([left, right])
  };
}

function unit(vector: tf.Tensor2D): tf.Tensor2D {
  return tf.div(vector, tf.add(tf.sqrt(tf.sum(tf.square(vector))), 1e-12));
}
