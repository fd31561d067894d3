import type { LayersModel } from '@tensorflow/tfjs';
import { layersIncludingNested } from './layersIncludingNested';

/**
 * Gives the numbers, texts and flags that the layers of a model hold at a call: rates, counters, options, also those in plain objects. What a layer computes
 * may depend on them, and a graph would not see that they have changed.
 */
export function layerSettings(model: LayersModel): () => unknown[] {
  const leaves = layersIncludingNested(model).filter((layer) => !('layersByDepth' in layer));
  const holders = leaves.flatMap((layer): object[] => [layer, ...Object.values(layer).filter(isPlain)]);
  return () => {
    const settings: unknown[] = [];
    for (const holder of holders) for (const value of Object.values(holder)) if (isSetting(value)) settings.push(value);
    return settings;
  };
}

function isSetting(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean';
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
