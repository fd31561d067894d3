import * as tf from '@tensorflow/tfjs';
import { graphFunction } from '../../engine/graph/graphFunction';
import type { Kernel } from './SimilarityKernel';
import { diagonalOf, gaussianDivisor, unbiasedKernel, type Diagonal, type Fixed } from './unbiasedKernel';

/** Makes centred kernels of inner products. */
export interface LayerKernels {
  /**
   * One vector and size a layer, see `unbiasedKernel`. The caller disposes the vectors.
   *
   * @param products of each layer [n, n] and the squared length of its mean; they are disposed.
   */
  of(products: tf.Tensor[], fixed: readonly Fixed[]): { vectors: tf.Tensor1D[]; sizes: Float32Array };
  dispose(): void;
}

export function layerKernels(kernel: Kernel): LayerKernels {
  const graph = graphFunction((products: tf.Tensor, level: tf.Tensor, on: tf.Tensor, off: tf.Tensor, ...divisor: tf.Tensor[]) =>
    unbiasedKernel(products as tf.Tensor2D, level, { on, off } as Diagonal, divisor[0])
  );
  return {
    of(products, fixed) {
      const vectors: tf.Tensor1D[] = [];
      let sizes = new Float32Array();
      try {
        tf.tidy(() => {
          const { on, off } = diagonalOf(products[0].shape[0]);
          const made = fixed.map(({ width }, i) => {
            const divisor = kernel === 'linear' ? [] : [tf.scalar(gaussianDivisor(width as number))];
            return graph(products[2 * i], products[2 * i + 1], on, off, ...divisor);
          });
          sizes = tf.stack(made.map(({ size }) => size)).dataSync() as Float32Array<ArrayBuffer>;
          vectors.push(...made.map(({ vector }) => tf.keep(vector)));
        });
      } finally {
        tf.dispose(products);
      }
      return { vectors, sizes };
    },
    dispose: graph.dispose
  };
}
