import * as tf from '@tensorflow/tfjs';
import { checkOptions } from '../../checks/checkOptions';
import { suggestKnownName } from '../../checks/suggestKnownName';
import { isTensor } from '../../checks/isTensor';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue, visible } from '../../checks/showValue';
import { listFeaturePlaces, type FeaturePlace } from './listFeaturePlaces';
import { isTelling } from './TellingLayer';

/** The result of a pass. The caller disposes all of it. */
export interface Pass {
  output: tf.Tensor;
  features: Features;
}

export interface Features {
  [name: string]: tf.Tensor;
}

/** One pass through a model that also returns the requested features. */
export type FeaturePass = (inputs: tf.Tensor | tf.Tensor[], options?: { training?: boolean }) => Pass;

/**
 * A model's output together with what chosen layers compute on the way, in one forward pass and without changing the model. Sequential,
 * functional and nested models, shared layers, several inputs (one output). Gradients flow through features as through the output.
 *
 * @param names as `layersOf(model)` lists them.
 * @returns a function of inputs, [batch, …], and `{training}` (default false) to `{output, features}`.
 * @throws TypeError for anything but a built model, RangeError for a name that no layer has.
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.dense({ name: 'hidden', units: 8, inputShape: [4] }), tf.layers.dense({ units: 3 })] });
 * const { output, features } = kd.withFeatures(model, ['hidden'])(tf.ones([2, 4]));
 * features.hidden.shape; // [2, 8]
 * tf.dispose([output, features]);
 * ```
 */
export function withFeatures(model: tf.LayersModel, names: readonly string[]): FeaturePass {
  const chosen = choose(listFeaturePlaces(model, 'withFeatures'), names, model.name);
  return (inputs, options = {}) => {
    checkOptions('withFeatures', options, ['training']);
    checkPassInputs(inputs, model);
    const { training = false } = options;
    const features: Features = {};
    const output = tf.tidy(() => {
      const kept: Features = {};
      const restore = [...groupByLayer(chosen)].map(([layer, places]) => listen(layer, places, kept));
      try {
        const given = model.apply(inputs, { training }) as tf.Tensor | tf.Tensor[];
        for (const name of Object.keys(kept)) features[name] = tf.clone(kept[name]);
        return [Array.isArray(given) ? given[0] : given, ...Object.values(features)];
      } finally {
        restore.forEach((undo) => undo());
        tf.dispose(kept);
      }
    })[0];
    return { output, features };
  };
}

function checkPassInputs(given: unknown, { name, inputs }: tf.LayersModel): void {
  const list: unknown[] = isSafeToInspect(given) && Array.isArray(given) ? given : [given];
  const fits = (one: unknown, shape: (number | null)[]) =>
    isTensor(one) && one.rank === shape.length && shape.every((size, i) => size === null || size === one.shape[i]);
  if (list.length === inputs.length && inputs.every(({ shape }, i) => fits(list[i], shape))) return;
  const wanted = inputs.map(({ shape }) => `[${shape.map((size) => size ?? 'any')}]`).join(' and ');
  const got = list.slice(0, 6).map((one) => (isTensor(one) ? `[${one.shape}]` : showValue(one)));
  throw new TypeError(
    `withFeatures: expected tensors ${wanted} for "${name}", got ${got.join(' and ')}; give one for each input of the model`
  );
}

function choose(places: FeaturePlace[], names: readonly string[], model: string): FeaturePlace[] {
  if (!isSafeToInspect(names) || !Array.isArray(names))
    throw new TypeError(`withFeatures: expected names to be an array, got ${showValue(names)}; give ["conv1"]`);
  return [...new Set(names as string[])].map((name) => placeNamed('withFeatures', name, places, model));
}

/**
 * The place of a name.
 *
 * @throws RangeError with the existing names and the nearest of them.
 */
export function placeNamed<P extends { name: string }>(subject: string, name: string, places: readonly P[], model: string): P {
  const found = places.find((place) => place.name === name);
  if (found) return found;
  const known = places.map((place) => place.name);
  const listed = known.length > 40 ? `${known.slice(0, 40).join(', ')}, and ${known.length - 40} more` : known.join(', ');
  throw new RangeError(
    `${subject}: expected a layer of ${showValue(model)} among ${visible(listed)}, got ${showValue(name)}; ${suggestKnownName(name, known, 'name one of these')}`
  );
}

function groupByLayer(places: FeaturePlace[]): Map<tf.layers.Layer, FeaturePlace[]> {
  const groups = new Map<tf.layers.Layer, FeaturePlace[]>();
  for (const place of places) groups.set(place.layer, [...(groups.get(place.layer) ?? []), place]);
  return groups;
}

/**
 * Keeps what a layer computes during the pass; returns a function that ends this. A model computes inside a tidy, and at inference tfjs
 * disposes what it no longer needs; a clone that is kept outlives both and shares the numbers.
 */
function listen(layer: tf.layers.Layer, places: FeaturePlace[], kept: Features): () => void {
  const own = Object.getOwnPropertyDescriptor(layer, 'call');
  const compute = layer.call.bind(layer);
  let call = 0;
  const keep = (output: number | string, value: tf.Tensor) => {
    for (const place of places) if (place.call === call && place.output === output) kept[place.name] = tf.keep(tf.clone(value));
  };
  if (isTelling(layer)) layer.tell = keep;
  layer.call = (inputs, kwargs) => {
    const given = compute(inputs, kwargs);
    (Array.isArray(given) ? given : [given]).forEach((value, i) => keep(i, value));
    call++;
    return given;
  };
  return () => {
    if (own) Object.defineProperty(layer, 'call', own);
    else delete (layer as { call?: unknown }).call;
    if (isTelling(layer)) delete layer.tell;
  };
}
