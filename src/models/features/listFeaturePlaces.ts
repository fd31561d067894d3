import * as tf from '@tensorflow/tfjs';
import { checkModel } from '../../engine/checkModel';
import type { LayerInfo } from './LayerInfo';
import { isTelling } from './TellingLayer';

/** Where a feature is found while a model computes. */
export interface FeaturePlace extends LayerInfo {
  layer: tf.layers.Layer;
  /** Which call of that layer in one pass, from 0. */
  call: number;
  /** Which of the layer's outputs, from 0; the name of an inner feature that it reports. */
  output: number | string;
}

/**
 * Every place of a model in the order in which tfjs computes them. tfjs calls a layer once for each of its output tensors, from the last
 * input backwards, so the n-th call of a layer in a pass belongs to the n-th place with that layer here.
 *
 * @throws TypeError for anything but a built tfjs layers model.
 */
export function listFeaturePlaces(model: tf.LayersModel, subject: string): FeaturePlace[] {
  checkModel(subject, model);
  const places: FeaturePlace[] = [];
  walk(model, '', places, new Map(), new Map());
  return places;
}

function walk(
  model: tf.LayersModel,
  prefix: string,
  places: FeaturePlace[],
  calls: Map<tf.layers.Layer, number>,
  names: Map<string, number>
) {
  const done = new Set<string>(model.inputs.map(({ name }) => name));
  const visit = (tensor: tf.SymbolicTensor): void => {
    if (done.has(tensor.name)) return;
    for (const input of [...tensor.inputs].reverse()) visit(input);
    if (done.has(tensor.name)) return;
    done.add(tensor.name);
    const layer = tensor.sourceLayer;
    if (layer.getClassName() === 'InputLayer') return;
    const path = prefix + layer.name;
    const call = calls.get(layer) ?? 0;
    calls.set(layer, call + 1);
    const add = (name: string, rest: Omit<FeaturePlace, 'name' | 'layer' | 'call'>) => {
      const use = (names.get(name) ?? 0) + 1;
      names.set(name, use);
      places.push({ name: use === 1 ? name : `${name}:${use}`, layer, call, ...rest });
    };
    if (layer instanceof tf.LayersModel) walk(layer, `${path}/`, places, calls, names);
    if (isTelling(layer)) {
      const shapes = tensor.inputs.map(({ shape }) => shape);
      for (const [inner, shape] of Object.entries(layer.tells(shapes.length === 1 ? shapes[0] : shapes)))
        add(`${path}/${inner}`, { kind: 'feature', shape, parameters: 0, output: inner });
    }
    const parameters = layer.countParams();
    add(path, { kind: layer.getClassName(), shape: tensor.shape, parameters, output: outputIndex(tensor) });
  };
  model.outputs.forEach(visit);
}

/** Which of its layer's outputs a tensor is; tfjs leaves it out if there is only one. */
function outputIndex(tensor: tf.SymbolicTensor): number {
  return (tensor as unknown as { outputTensorIndex?: number }).outputTensorIndex ?? 0;
}
