import type * as tf from '@tensorflow/tfjs';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import type { NamedWeight } from '../../track/follow/Tracker';

/** The weights of a model, by names that another model of the same layers has too, such as a baseline or that of another seed: "dense_1/kernel". */
export function readNamedWeights(model: tf.LayersModel): NamedWeight[] {
  const renamed = new Map<string, string>();
  const counts = new Map<string, number>();
  const nameOf = (part: string) => {
    // tfjs numbers the layers that nobody named over all models: dense_Dense12.
    const kind = /^(.+)_[A-Z][A-Za-z0-9]*?\d+$/.exec(part)?.[1];
    if (kind === undefined) return part;
    if (!renamed.has(part)) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      renamed.set(part, `${kind}_${counts.get(kind)}`);
    }
    return renamed.get(part);
  };
  return model.weights.map((weight) => {
    const name = (weight as { originalName?: string }).originalName ?? weight.name;
    return { name: name.split('/').map(nameOf).join('/'), values: getVariableOfWeight(weight).dataSync() };
  });
}
