import * as tf from '@tensorflow/tfjs';
import { graphFunction } from '../../engine/graph/graphFunction';
import type { LayerProducts } from './createInnerProductsPass';
import type { SimilarityKernel } from './SimilarityKernel';
import { diagonalOf, gaussianDivisor, computeUnbiasedKernels, type Diagonal, type Fixed } from './computeUnbiasedKernels';

/** Makes centred kernels of inner products. */
export interface LayerKernels {
  /**
   * One vector and size a layer, see `computeUnbiasedKernels`. The caller disposes the vectors.
   *
   * @param products are disposed.
   */
  of(products: LayerProducts, fixed: readonly Fixed[]): { vectors: tf.Tensor2D; sizes: Float32Array };
  dispose(): void;
}

export function createLayerKernels(kernel: SimilarityKernel): LayerKernels {
  const graph = graphFunction((products: tf.Tensor, level: tf.Tensor, on: tf.Tensor, off: tf.Tensor, ...divisors: tf.Tensor[]) =>
    computeUnbiasedKernels(products, level, { on, off } as Diagonal, divisors[0])
  );
  return {
    of({ products, levels }, fixed) {
      let read = new Float32Array();
      try {
        const kept = tf.tidy(() => {
          const { on, off } = diagonalOf(products.shape[1]!);
          const divisors = Float32Array.from(fixed, ({ width }) => gaussianDivisor(width ?? 1));
          const gaussian = kernel === 'linear' ? [] : [tf.tensor(divisors, [fixed.length, 1, 1])];
          const { vectors, sizes } = graph(products, levels, on, off, ...gaussian);
          read = sizes.dataSync() as Float32Array<ArrayBuffer>;
          return vectors;
        });
        return { vectors: kept, sizes: read };
      } finally {
        tf.dispose([products, levels]);
      }
    },
    dispose: graph.dispose
  };
}
