import type * as tf from '@tensorflow/tfjs';
import { cloneModel } from '../src/train/baseline/cloneModel';

/** A copy of a model of one input, tried with a row of zeros. */
export function clonedModel(model: tf.LayersModel): tf.LayersModel {
  const shape = model.inputs[0].shape.slice(1) as number[];
  const x = new Float32Array(shape.reduce((a, b) => a * b, 1));
  return cloneModel('clonedModel', model, { of: 'model', rows: { x, y: new Int32Array(1), shape } });
}
