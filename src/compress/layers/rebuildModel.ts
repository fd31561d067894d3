import * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import { withSeededRandom } from '../../data/withSeededRandom';
import { applyLayer } from '../../models/applyLayer';
import { makeDisposable } from '../../models/makeDisposable';

/** A layer that is not built yet, and what its weights will be, in the order of `getWeights`. */
export interface LayerPart {
  layer: tf.layers.Layer;
  weights: tf.Tensor[];
}

/** The layers that take the place of one, one behind the other; none if it falls away, undefined for a copy of it. */
export type ReplaceLayer = (layer: tf.layers.Layer) => LayerPart[] | undefined;

/**
 * A new model of the same graph with other layers in some places and copies of all else, in variables of its own; the given one is not changed.
 * What is noted in the model goes along. The caller disposes it.
 *
 * @throws RangeError for outputs that do not follow from the inputs; whatever a layer throws. It leaves nothing behind.
 */
export function rebuildModel(model: tf.LayersModel, replace: ReplaceLayer): tf.LayersModel {
  const before = new Set(registered());
  let made: tf.LayersModel | undefined;
  try {
    // Initial weights are drawn and then replaced; a draw must not move the generator of the user.
    withSeededRandom(0, () => {
      tf.tidy(() => {
        made = rebuild(model, replace);
      });
    });
    const noted = model.getUserDefinedMetadata();
    if (noted) made!.setUserDefinedMetadata(structuredClone(noted));
    makeDisposable(made!);
    return made!;
  } catch (error) {
    registered().forEach((variable) => before.has(variable) || variable.dispose());
    throw error;
  }
}

interface Node {
  inputTensors: tf.SymbolicTensor[];
  callArgs?: { [name: string]: unknown };
}

function rebuild(model: tf.LayersModel, replace: ReplaceLayer): tf.LayersModel {
  const parts = new Map<tf.layers.Layer, LayerPart[]>();
  const made = new Map<number, tf.SymbolicTensor>();
  const inputs = model.inputs.map((input) => {
    const copy = tf.input({ batchShape: input.shape, dtype: input.dtype, name: input.sourceLayer.name });
    made.set(input.id, copy);
    return copy;
  });
  const convert = (tensor: tf.SymbolicTensor): tf.SymbolicTensor => {
    const known = made.get(tensor.id);
    if (known) return known;
    const layer = tensor.sourceLayer;
    const { inputTensors, callArgs } = (layer.inboundNodes as unknown as Node[])[tensor.nodeIndex];
    // For tfjs an input comes from itself.
    if (inputTensors.includes(tensor))
      throw new RangeError(
        `the model: expected outputs that follow from its inputs, got one that follows from ${showValue(layer.name)}, which is none of them; give a model as tf.model makes it`
      );
    const given = inputTensors.map(convert);
    if (!parts.has(layer)) parts.set(layer, replace(layer) ?? [copyOf(layer)]);
    const chain = parts.get(layer)!;
    let result: tf.SymbolicTensor | tf.SymbolicTensor[] = given.length === 1 ? given[0] : given;
    chain.forEach(({ layer: next }, i) => {
      result = i === 0 ? (next.apply(result, callArgs) as tf.SymbolicTensor) : applyLayer(next, result);
    });
    const output = Array.isArray(result) ? (result as tf.SymbolicTensor[])[tensor.tensorIndex] : result;
    made.set(tensor.id, output);
    return output;
  };
  const outputs = model.outputs.map(convert);
  for (const { layer, weights } of [...parts.values()].flat()) if (weights.length > 0) layer.setWeights(weights);
  return tf.model({ inputs, outputs, name: model.name });
}

function copyOf(layer: tf.layers.Layer): LayerPart {
  const kind = layer.constructor as unknown as { fromConfig(kind: unknown, config: unknown): tf.layers.Layer };
  const copy = kind.fromConfig(layer.constructor, layer.getConfig());
  copy.trainable = layer.trainable;
  return { layer: copy, weights: layer.getWeights() };
}

function registered(): tf.Variable[] {
  return Object.values(tf.engine().registeredVariables);
}
