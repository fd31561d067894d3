import * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import { createOnnxGraph } from './graph/createOnnxGraph';
import type { LayerCall, LayerTranslation } from './graph/LayerTranslation';
import type { InputColumn, OnnxDraft, OnnxValue } from './graph/OnnxGraph';
import { layerTranslations } from './layers/layerTranslations';

/** A model as a graph, and what is known of the columns of each input; null for one that is not rows of numbers. */
export interface TranslatedModel {
  draft: OnnxDraft;
  columns: (InputColumn[] | null)[];
}

/**
 * Goes through the layers from the outputs back.
 *
 * @param own translations of the caller's own layers, by class name; they come before ours.
 * @throws TypeError that names the layer that has no translation, and RangeError for rows of an unknown shape.
 */
export function translateModel(model: tf.LayersModel, own: { [className: string]: LayerTranslation }): TranslatedModel {
  const { graph, draft, enter, unique } = createOnnxGraph();
  const [inputNames, outputNames] = [portNames('input', model.inputs), portNames('output', model.outputs)];
  const inputs = model.inputs.map(({ shape }, i): OnnxValue => {
    const name = unique(inputNames[i]);
    const sizes = sizesOf(model, shape);
    draft.inputs.push({ name, shape: sizes });
    return {
      rank: shape.length,
      rows: name,
      ...(sizes.length === 1 && { columns: Array.from({ length: sizes[0] }, () => ({})) })
    };
  });
  const names = outputNames.map(unique);
  const translate: Translate = (call) => {
    enter(call.layer.name);
    const kind = call.layer.getClassName();
    const translation = Object.hasOwn(own, kind) ? own[kind] : layerTranslations.get(kind);
    const layout = translation?.(graph, call);
    if (!layout) throw unknown(call);
    if (!('rows' in Object(layout) || 'channelsFirst' in Object(layout)))
      throw new TypeError(
        `exportOnnx: expected the function of ${kind} in layers to give {rows: name}, got ${showValue(layout)}; give the name of a node`
      );
    return { ...layout, rank: call.shape.length };
  };
  outputsOf(model, inputs, translate).forEach((value, i) => {
    enter(model.outputs[i].sourceLayer.name);
    nameOutput(draft, graph.rows(value), names[i]);
    draft.outputs.push({ name: names[i], shape: sizesOf(model, model.outputs[i].shape) });
  });
  return { draft, columns: inputs.map(({ columns }) => columns ?? null) };
}

type Translate = (call: LayerCall) => OnnxValue;

/** The outputs of a model, which may be one inside another, for given inputs. */
function outputsOf(model: tf.LayersModel, inputs: readonly OnnxValue[], translate: Translate): OnnxValue[] {
  // What each call of a layer gives.
  const known = new Map<tf.SymbolicTensor, OnnxValue>(model.inputs.map((input, i) => [input, inputs[i]]));
  const valueOf = (tensor: tf.SymbolicTensor): OnnxValue => {
    let value = known.get(tensor);
    if (value) return value;
    const { sourceLayer: layer } = tensor;
    const before = tensor.inputs.map(valueOf);
    if (layer instanceof tf.LayersModel) {
      const place = tensor.outputTensorIndex ?? 0;
      value = outputsOf(layer, before, translate)[place];
    } else value = translate(callOf(layer, tensor, before));
    known.set(tensor, value);
    return value;
  };
  return model.outputs.map(valueOf);
}

function callOf(layer: tf.layers.Layer, tensor: tf.SymbolicTensor, inputs: OnnxValue[]): LayerCall {
  return {
    ...{ layer, inputs, config: layer.getConfig(), shape: tensor.shape },
    inputShapes: tensor.inputs.map(({ shape }) => shape),
    weights: layer.getWeights().map((weight) => ({ shape: weight.shape, values: Float32Array.from(weight.dataSync()) }))
  };
}

/** Gives a value the name of an output; one that is an input, or an output already, is passed on under the other name. */
function nameOutput({ nodes, inputs, outputs }: OnnxDraft, value: string, name: string): void {
  const isTaken = [...inputs, ...outputs].some((port) => port.name === value);
  if (isTaken) return void nodes.push({ name, operator: 'Identity', inputs: [value], output: name, attributes: {} });
  for (const node of nodes) {
    node.inputs = node.inputs.map((input) => (input === value ? name : input));
    if (node.output === value) node.output = name;
  }
}

/** One has the same name in all files. */
function portNames(name: string, tensors: readonly tf.SymbolicTensor[]): string[] {
  return tensors.length === 1 ? [name] : tensors.map(({ sourceLayer }) => sourceLayer.name);
}

function sizesOf(model: tf.LayersModel, [, ...sizes]: tf.Shape): number[] {
  if (sizes.every((size) => size !== null)) return sizes;
  throw new RangeError(
    `exportOnnx: expected rows of a fixed shape, got [${sizes.map((size) => size ?? 'any').join(', ')}] in model ${showValue(model.name)}; build it with its inputShape`
  );
}

function unknown({ layer, config, inputShapes }: LayerCall): TypeError {
  const { activation } = config;
  const what = `${layer.getClassName()}${activation ? ` with activation ${showValue(activation)}` : ''}`;
  const on = inputShapes.map((shape) => `[${shape.slice(1).join(', ')}]`).join(' and ');
  return new TypeError(
    `exportOnnx: expected layers that it can translate, got ${showValue(layer.name)}, ${what} on rows of shape ${on}; take another layer, or say in layers what it computes`
  );
}
