import type * as tf from '@tensorflow/tfjs';
import { batchPass } from '../../engine/graph/batchPass';
import type { LayerInfo } from '../../models/features/LayerInfo';
import type { AlignedModel } from './AlignedModel';
import type { ExampleBatches } from './ExampleBatches';
import type { Kernel } from './SimilarityKernel';
import { fixedBy, innerProducts, type Fixed } from './unbiasedKernel';

/** A pass of batches through a model that gives the inner products of some layers. */
export interface InnerProductsPass {
  /** What the first batch has fixed, layer by layer. */
  fixed: Fixed[];
  /** Of each layer [n, n] and the squared length of its mean, from rows that are disposed. The caller disposes the result. */
  of(rows: tf.Tensor): tf.Tensor[];
  dispose(): void;
}

export function innerProductsPass(
  { role, featuresOf }: AlignedModel,
  layers: readonly LayerInfo[],
  { batches, rows }: ExampleBatches,
  kernel: Kernel
): InnerProductsPass {
  const names = layers.map(({ name }) => name);
  const features = featuresOf(names);
  const fixed: Fixed[] = [];
  const pass = batchPass(
    (batch) => {
      const found = features(batch);
      return names.flatMap((name, i): tf.Tensor[] => {
        checkRows(role, name, found[name], batch.shape[0]);
        fixed[i] ??= fixedBy(found[name], kernel);
        return innerProducts(found[name], fixed[i]);
      });
    },
    { rows, perBatch: batches[0] }
  );
  return {
    fixed,
    of(given) {
      try {
        return pass(given);
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
