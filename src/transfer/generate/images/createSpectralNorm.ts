import * as tf from '@tensorflow/tfjs';
import type { Random } from '../../../stats/createRandom';
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
export function createSpectralNorm(shape: number[], next: Random): SpectralNorm {
  const columns = shape[shape.length - 1];
  const rows = shape.slice(0, -1).reduce((a, b) => a * b, 1);
  const variable = (make: () => tf.Tensor2D) => tf.tidy(() => tf.variable(make(), false));
  const right = variable(() => unit(tf.tensor2d(sampleNormals(columns, next), [columns, 1])));
  const left = variable(() => tf.zeros([rows, 1]));
  return {
    iterate(kernel) {
      tf.tidy(() => {
        const matrix = tf.reshape(kernel, [rows, columns]) as tf.Tensor2D;
        const newLeft = unit(tf.matMul(matrix, right as tf.Tensor as tf.Tensor2D));
        left.assign(newLeft);
        right.assign(unit(tf.matMul(matrix, newLeft, true, false)));
      });
    },
    apply(kernel) {
      const matrix = tf.reshape(kernel, [rows, columns]) as tf.Tensor2D;
      const sigma = tf.reshape(
        tf.matMul(left as tf.Tensor as tf.Tensor2D, tf.matMul(matrix, right as tf.Tensor as tf.Tensor2D), true, false),
        []
      );
      return tf.div(kernel, sigma);
    },
    dispose: () => tf.dispose([left, right])
  };
}

function unit(vector: tf.Tensor2D): tf.Tensor2D {
  return tf.div(vector, tf.add(tf.sqrt(tf.sum(tf.square(vector))), 1e-12));
}
