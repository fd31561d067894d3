import * as tf from '@tensorflow/tfjs';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import type { LayerInfo } from '../../models/features/LayerInfo';
import type { ExampleBatches } from './ExampleBatches';
import type { SimilarityKernel } from './SimilarityKernel';
import type { AlignedModel } from './AlignedModel';
import { createLayerKernels } from './createLayerKernels';
import { createInnerProductsPass } from './createInnerProductsPass';

/** Features that are held at once, at most (one layer may take more). */
const bytesAtMost = 2 ** 28;

export interface Measure {
  teacher: AlignedModel;
  student: AlignedModel;
  examples: ExampleBatches;
  kernel: SimilarityKernel;
  /** Called with the share of the work done, 0 to 1. */
  onProgress?: (done: number) => void;
}

/**
 * CKA of each teacher layer with each student layer, [teacher][student]; null if one of them is constant or not finite. Unbiased HSIC is
 * averaged over the batches and then divided.
 *
 * Each batch passes through each model once (more often if its features would not fit in 256 MB), each layer becomes one centred kernel
 * matrix, and all pairs are one product of matrices. An interrupt of the notebook's cell ends it between two passes.
 */
export async function measureAlignment({
  teacher,
  student,
  examples,
  kernel,
  onProgress
}: Measure): Promise<(number | null)[][]> {
  const [rows, columns] = [teacher.layers.length, student.layers.length];
  const cross = new Float64Array(rows * columns);
  const own = [new Float64Array(rows), new Float64Array(columns)];
  const sizes = [new Float64Array(rows), new Float64Array(columns)];
  const breathe = createInterruptiblePauser();
  const pause = async (done: number) => {
    onProgress?.(done);
    await breathe();
  };
  const kernels = createLayerKernels(kernel);
  const passes = [teacher, student].map((side) =>
    groupsOf(side.layers, examples.batches[0]).map((group) => createInnerProductsPass(side, group, examples, kernel))
  );
  try {
    for (const [place, n] of examples.batches.entries()) {
      const vectors: tf.Tensor2D[][] = [[], []];
      try {
        for (const [i, side] of passes.entries())
          for (const pass of side) {
            const first = layersIn(vectors[i]);
            const found = kernels.of(pass.of(examples.batch(place)), pass.fixed);
            vectors[i].push(found.vectors);
            found.sizes.forEach((size, k) => (sizes[i][first + k] += size));
            await pause((place + (i + layersIn(vectors[i]) / sizes[i].length) / 2) / examples.batches.length);
          }
        add(cross, own, vectors, n * (n - 3));
      } finally {
        tf.dispose(vectors);
      }
    }
  } finally {
    kernels.dispose();
    passes.flat().forEach((pass) => pass.dispose());
  }
  return ratios(cross, own, sizes);
}

function layersIn(vectors: readonly tf.Tensor2D[]): number {
  return vectors.reduce((sum, { shape }) => sum + shape[0], 0);
}

/** Groups of layers whose features, and the kernel matrices that are made of them, fit in one pass. */
function groupsOf(layers: readonly LayerInfo[], rows: number): LayerInfo[][] {
  const groups: LayerInfo[][] = [];
  let bytes = Infinity;
  for (const layer of layers) {
    const own = layer.shape.slice(1).reduce<number>((size, one) => size * (one ?? 1), 4 * rows) + 16 * rows ** 2;
    if (bytes + own > bytesAtMost) [bytes] = [0, groups.push([])];
    bytes += own;
    groups[groups.length - 1].push(layer);
  }
  return groups;
}

/** All pairs of this batch in one product. */
function add(cross: Float64Array, own: Float64Array[], kernels: tf.Tensor2D[][], scale: number): void {
  const [products, ...squares] = tf.tidy(() => {
    const [teacher, student] = kernels.map((vectors) => tf.concat(vectors));
    return [teacher.matMul(student, false, true), teacher.square().sum(1), student.square().sum(1)].map((tensor) =>
      tensor.dataSync()
    );
  });
  products.forEach((value, i) => (cross[i] += value / scale));
  squares.forEach((values, i) => values.forEach((value, k) => (own[i][k] += value / scale)));
}

function ratios(cross: Float64Array, own: Float64Array[], sizes: Float64Array[]): (number | null)[][] {
  // The rest of a kernel after centring is only rounding.
  const isNothing = (i: number, k: number) => !(own[i][k] > 1e-11 * sizes[i][k]) || !Number.isFinite(own[i][k]);
  return Array.from(own[0], (teacher, t) =>
    Array.from(own[1], (student, s) => {
      if (isNothing(0, t) || isNothing(1, s)) return null;
      const value = cross[t * own[1].length + s] / (Math.sqrt(teacher) * Math.sqrt(student));
      return Number.isFinite(value) ? Math.min(1, Math.max(-1, value)) : null;
    })
  );
}
