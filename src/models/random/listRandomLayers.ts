import * as tf from '@tensorflow/tfjs';
import { listLayersIncludingNested } from '../features/listLayersIncludingNested';
import { isStochastic } from './StochasticLayer';
import type { RandomDraws } from './RandomDraws';
import { seedRecurrentDropout, isRecurrentCell } from './seedRecurrentDropout';
import { noiseLayerCalls } from './noiseLayerCalls';

/** A layer that is random in training, and how it gets its random numbers; it returns how to end this. */
export interface RandomLayer {
  layer: tf.layers.Layer;
  draw(draws: RandomDraws): () => void;
}

/**
 * The layers of a model that are random in training, those inside other layers too: tfjs' own for dropout and noise, cells of recurrent layers with dropout, and
 * ours. A layer with a `call` of its own is not among them.
 */
export function listRandomLayers(model: tf.LayersModel): RandomLayer[] {
  return listLayersIncludingNested(model).flatMap((layer) => {
    if (isStochastic(layer)) return [{ layer, draw: (draws) => drawInside(layer, draws) }];
    if (isRecurrentCell(layer)) return [{ layer, draw: (draws) => seedRecurrentDropout(layer, draws) }];
    const noisy = noiseLayerCalls.find(({ call }) => call === layer.call);
    return noisy ? [{ layer, draw: (draws) => replaceCall(layer, noisy.drawing(layer, draws)) }] : [];
  });
}

function drawInside(layer: { draws?: RandomDraws }, draws: RandomDraws): () => void {
  layer.draws = draws;
  return () => void delete layer.draws;
}

function replaceCall(layer: tf.layers.Layer, drawing: (x: tf.Tensor) => tf.Tensor): () => void {
  const own = layer.call;
  layer.call = (inputs, kwargs) => {
    if (!kwargs?.training) return own.call(layer, inputs, kwargs);
    (layer as unknown as { invokeCallHook(...args: unknown[]): void }).invokeCallHook(inputs, kwargs);
    return tf.tidy(() => drawing(Array.isArray(inputs) ? inputs[0] : inputs));
  };
  return () => void delete (layer as { call?: unknown }).call;
}
