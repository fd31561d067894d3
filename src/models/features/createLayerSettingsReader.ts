import * as tf from '@tensorflow/tfjs';
import type { PassSettings } from '../../engine/graph/TrainingStep';
import { isModelLayer } from './isModelLayer';
import { listLayersIncludingNested } from './listLayersIncludingNested';

/** Of a list so many values are seen, spread over its whole length; of what one member of a layer holds so many; and so many levels of it. */
const most = { ofList: 64, ofMember: 256, levels: 4 };

/** What tfjs itself keeps in a layer and does not compute with in a call, or reads anew. */
const ofTfjs = new Set([
  ...[
    'inboundNodes',
    'outboundNodes',
    'inputSpec',
    '_addedWeightNames',
    '_trainableWeights',
    '_nonTrainableWeights',
    '_losses',
    '_updates'
  ],
  ...[
    'kernelInitializer',
    'biasInitializer',
    'recurrentInitializer',
    'betaInitializer',
    'gammaInitializer',
    'embeddingsInitializer'
  ],
  ...['movingMeanInitializer', 'movingVarianceInitializer', 'depthwiseInitializer', 'pointwiseInitializer', 'alphaInitializer']
]);

/**
 * Gives what the layers of a model hold at a call: numbers, texts, flags and functions, also those in lists, typed arrays, maps and objects, and which
 * tensors. What a layer computes may depend on them, and a graph would not see that they have changed. What a function has from the place where it was
 * made cannot be seen, nor a private member (`#rate`).
 */
export function createLayerSettingsReader(model: tf.LayersModel): () => PassSettings {
  const leaves = listLayersIncludingNested(model).filter((layer) => !isModelLayer(layer)) as unknown as Holder[];
  return () => {
    const settings: PassSettings = { values: [], tensors: [] };
    for (const layer of leaves)
      for (const key of Object.keys(layer)) {
        const value = layer[key];
        if (value === null || value === undefined) continue;
        if (typeof value !== 'object') settings.values.push(value);
        else if (!ofTfjs.has(key)) note(value, 1, settings, { left: most.ofMember });
      }
    return settings;
  };
}

type Holder = { [key: string]: unknown };

function note(held: object, level: number, settings: PassSettings, budget: { left: number }): void {
  const kind = kindOf(held);
  if (kind === 'tensor') settings.tensors.push((held as tf.Tensor).id);
  if (kind !== 'values' || level > most.levels) return;
  const values = valuesOf(held);
  const step = Math.max(1, values.length / most.ofList);
  if (step > 1) settings.values.push(held, values.length);
  for (let at = 0; at < values.length && budget.left > 0; at += step) {
    const value = values[Math.floor(at)];
    budget.left--;
    if (value === null || value === undefined) continue;
    if (typeof value === 'object') note(value, level + 1, settings, budget);
    else settings.values.push(value);
  }
}

function valuesOf(held: object): ArrayLike<unknown> {
  if (Array.isArray(held)) return held;
  if (ArrayBuffer.isView(held)) return held instanceof DataView ? [] : (held as unknown as ArrayLike<number>);
  if (held instanceof Map) return [...held].flat();
  return held instanceof Set ? [...held] : Object.values(held);
}

type Kind = 'tensor' | 'values' | 'other';
/** To ask what an object is takes tfjs longer than to look through it. */
const kinds = new WeakMap<object, Kind>();

/** A layer has its own turn, and a weight is an argument of the graph. */
function kindOf(held: object): Kind {
  let kind = kinds.get(held);
  if (kind) return kind;
  const isOther = held instanceof tf.layers.Layer || held instanceof tf.LayerVariable || held instanceof tf.SymbolicTensor;
  kind = held instanceof tf.Tensor ? 'tensor' : isOther ? 'other' : 'values';
  kinds.set(held, kind);
  return kind;
}
