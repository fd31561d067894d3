import * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import { checkModel } from '../../engine/checkModel';
import { checkLayerNames } from '../layers/checkLayerNames';
import { kernelOf } from '../layers/KernelLayer';
import { classOfLayer } from '../layers/LayerClass';
import { listLayerCalls } from '../layers/listLayerCalls';
import { type LayerPart, rebuildModel } from '../layers/rebuildModel';
import { findPrunableLayers, mixesChannels } from './findPrunableLayers';

export interface PrunedUnitsOptions {
  /** The share of the units or filters of each layer that are left out, above 0 and up to 0.99; at least one stays. */
  share: number;
  /** Names of the layers. Default: all that can lose units. */
  layers?: readonly string[];
}

/**
 * A narrower model: in each dense or convolutional layer the units or filters whose weights are shortest (the Euclidean norm over all their inputs) are left out, and the layers behind, up to the next dense
 * or convolutional ones, take fewer channels. It is an ordinary model, which is then trained or distilled further. Layers before a residual, a concatenation or the output stay as wide as they are. The
 * given model is not changed; the caller disposes both.
 *
 * Li et al. 2017, "Pruning Filters for Efficient ConvNets", arXiv 1608.08710, with the Euclidean norm for the sum of absolute values.
 *
 * @throws TypeError or RangeError for a share out of bounds, a layer that cannot lose units, or if no unit would go.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 10, activation: 'relu', inputShape: [4] }), tf.layers.dense({ units: 3 })] });
 * const narrow = kd.prunedUnits(student, { share: 0.5 });
 * [student.countParams(), narrow.countParams()]; // [83, 43]
 * ```
 */
export function prunedUnits(model: tf.LayersModel, options: PrunedUnitsOptions): tf.LayersModel {
  const subject = 'prunedUnits';
  checkModel(subject, model);
  checkInputs(subject, options, ['share', 'layers']);
  const { share, layers } = options;
  checkNumber(subject, 'share', share, { above: 0, atMost: 0.99 });
  if (layers !== undefined) checkLayerNames(subject, 'layers', layers, model);
  const prunable = findPrunableLayers(model);
  const chosen = prunable.filter(({ name }) => layers?.includes(name) ?? true);
  const odd = layers?.find((name) => !chosen.some((layer) => layer.name === name));
  if (odd !== undefined)
    throw new RangeError(
      `${subject}: expected layers that can lose units, got ${showValue(odd)}, which stands before an output, a residual or a layer that mixes channels; choose among ${prunable.map(({ name }) => name).join(', ') || 'other models'}`
    );
  const parts = narrowedParts(model, new Map(chosen.map((layer) => [layer, longestUnits(layer, share)])));
  if (parts.size === 0)
    throw new RangeError(`${subject}: expected a layer of "${model.name}" that loses units, got none; give a larger share`);
  try {
    return rebuildModel(model, (layer) => {
      const part = parts.get(layer);
      return part && [part];
    });
  } finally {
    for (const { weights } of parts.values()) tf.dispose(weights);
  }
}

/** The numbers of the units that stay, in their order. */
function longestUnits(layer: tf.layers.Layer, share: number): number[] {
  const norms = tf.tidy(() => {
    const kernel = kernelOf(layer).read();
    return tf.sqrt(tf.sum(tf.square(tf.reshape(kernel, [-1, kernel.shape.at(-1)!])), 0)).dataSync();
  });
  const kept = Math.max(1, norms.length - Math.floor(share * norms.length));
  const order = Array.from(norms, (_, unit) => unit).sort((i, j) => norms[j] - norms[i]);
  return order.slice(0, kept).sort((i, j) => i - j);
}

/** The layers that become smaller: those that lose units, and those that take their channels. */
function narrowedParts(model: tf.LayersModel, units: Map<tf.layers.Layer, number[]>): Map<tf.layers.Layer, LayerPart> {
  const parts = new Map<tf.layers.Layer, LayerPart>();
  /** The channels that are left of a tensor; absent for one that has all. */
  const left = new Map<tf.SymbolicTensor, number[]>();
  for (const { layer, inputs, outputs } of listLayerCalls(model)) {
    const given = left.get(inputs[0]);
    const own = units.get(layer);
    const loses = own !== undefined && own.length < outputs[0].shape.at(-1)!;
    const out = mixesChannels(layer) ? (loses ? own : undefined) : given && channelsBehind(layer, inputs[0], given);
    if (out) left.set(outputs[0], out);
    if ((given || loses) && layer.weights.length > 0) parts.set(layer, narrowed(layer, given, loses ? own : out));
  }
  return parts;
}

/** Those of the output of a layer that treats each channel by itself. */
function channelsBehind(layer: tf.layers.Layer, { shape }: tf.SymbolicTensor, given: number[]): number[] {
  const channels = shape.at(-1)!;
  const kind = layer.getClassName();
  if (kind === 'Flatten') {
    const places = tf.util.sizeFromShape(shape.slice(1, -1) as number[]);
    return Array.from({ length: places }, (_, place) => given.map((channel) => place * channels + channel)).flat();
  }
  if (kind !== 'DepthwiseConv2D') return given;
  const multiplier = kernelOf(layer).shape.at(-1)!;
  return given.flatMap((channel) => Array.from({ length: multiplier }, (_, i) => channel * multiplier + i));
}

function narrowed(layer: tf.layers.Layer, given: number[] | undefined, out: number[] | undefined): LayerPart {
  const gather = (weight: tf.Tensor, places: number[] | undefined, axis: number) =>
    places ? tf.gather(weight, tf.tensor1d(places, 'int32'), axis) : tf.clone(weight);
  const config = layer.getConfig();
  const mixes = mixesChannels(layer);
  const sized = mixes && out ? { [config.units === undefined ? 'filters' : 'units']: out.length } : {};
  const weights = tf.tidy(() =>
    layer.getWeights().map((weight) => {
      // Biases, and all weights of normalisation, are one for each channel of the output.
      if (weight.rank === 1) return gather(weight, out, 0);
      const taken = gather(weight, given, weight.rank - 2);
      return mixes ? gather(taken, out, weight.rank - 1) : taken;
    })
  );
  return { layer: new (classOfLayer(layer))({ ...config, ...sized }), weights };
}
