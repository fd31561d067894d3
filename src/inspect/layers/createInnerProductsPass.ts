import * as tf from '@tensorflow/tfjs';
import { createGraphPerBatchSize } from '../../engine/graph/createGraphPerBatchSize';
import type { LayerInfo } from '../../models/features/LayerInfo';
import type { AlignedModel } from './AlignedModel';
import type { ExampleBatches } from './ExampleBatches';
import type { SimilarityKernel } from './SimilarityKernel';
import { fixedBy, innerProducts, type Fixed } from './computeUnbiasedKernels';

/** Of layers: inner products of a batch's rows, [layers, n, n], and the squared lengths of their means, [layers]. */
export interface LayerProducts {
  products: tf.Tensor;
  levels: tf.Tensor;
}

/** A pass of batches through a model that gives the inner products of some layers. */
export interface InnerProductsPass {
  /** What the first batch has fixed, layer by layer. */
  fixed: Fixed[];
  /** From rows that are disposed. The caller disposes the result. */
  of(rows: tf.Tensor): LayerProducts;
  dispose(): void;
}

export function createInnerProductsPass(
  { role, featuresOf }: AlignedModel,
  layers: readonly LayerInfo[],
  { batches, rows }: ExampleBatches,
  kernel: SimilarityKernel
): InnerProductsPass {
  const names = layers.map(({ name }) => name);
  const features = featuresOf(names);
  const fixed: Fixed[] = [];
  const pass = createGraphPerBatchSize(
    (batch) => {
      const found = features(batch);
      names.forEach((name, i) => {
        checkRows(role, name, found[name], batch.shape[0]);
        fixed[i] ??= fixedBy(found[name], kernel);
      });
      return inOrder(
        placesBySize(names.map((name) => found[name].size)).map((places) => ({
          places,
          ...innerProducts(
            places.map((place) => found[names[place]]),
            places.map((place) => fixed[place])
          )
        }))
      );
    },
    { rows, perBatch: batches[0] }
  );
  return {
    fixed,
    of(given) {
      try {
        const [products, levels] = pass(given);
        return { products, levels };
      } finally {
        given.dispose();
      }
    },
    dispose: pass.dispose
  };
}

/** A layer that merges or splits examples cannot be compared example by example. */
function checkRows(role: string, name: string, feature: tf.Tensor | undefined, rows: number): void {
  if (feature?.shape[0] === rows) return;
  const got = feature ? `[${feature.shape}]` : 'nothing';
  throw new RangeError(
    `alignmentMap: expected layer "${name}" of the ${role} to give one entry for each of ${rows} rows, got ${got}; leave it out of layers.${role}`
  );
}

/** Layers of one size go together, as long as each operation takes longer to begin than for one of them. */
function placesBySize(sizes: readonly number[]): number[][] {
  const places = new Map<number, number[]>();
  const alone: number[][] = [];
  sizes.forEach((size, place) => {
    if (size > largestTogether) alone.push([place]);
    else places.set(size, [...(places.get(size) ?? []), place]);
  });
  return [...places.values(), ...alone];
}

/** Copying larger features side by side takes longer than it saves. */
const largestTogether = 2 ** 16;

function inOrder(groups: (LayerProducts & { places: number[] })[]): tf.Tensor[] {
  if (groups.length === 1) return [groups[0].products, groups[0].levels];
  const [products, levels]: tf.Tensor[][] = [[], []];
  for (const group of groups) {
    const one = [tf.unstack(group.products), tf.unstack(group.levels)];
    group.places.forEach((place, i) => {
      products[place] = one[0][i];
      levels[place] = one[1][i];
    });
  }
  return [tf.stack(products), tf.stack(levels)];
}
