import * as tf from '@tensorflow/tfjs';
import { showValue } from '../checks/showValue';
import { isWholeModel } from './isWholeModel';

/** @throws TypeError unless it is a tfjs layers model that is built; RangeError if it was disposed. */
export function checkModel(subject: string, model: unknown): asserts model is tf.LayersModel {
  if (!isModel(model))
    throw new TypeError(`${subject}: expected a tfjs layers model, got ${showValue(model)}; give tf.sequential or tf.model`);
  if (!isWholeModel(model))
    throw new TypeError(`${subject}: expected a whole tfjs layers model, got one that lacks a part; build or load it again`);
  if (!model.outputs?.length)
    throw new TypeError(
      `${subject}: expected model "${model.name}" to be built, got one without layers; give its first layer an inputShape`
    );
  if (!Object.isExtensible(model))
    throw new TypeError(
      `${subject}: expected a model that tfjs can work with, got "${model.name}" frozen; give it as it was built`
    );
  if ((model as { activityRegularizer?: unknown }).activityRegularizer != null)
    throw new TypeError(
      `${subject}: expected a model without activityRegularizer, got "${model.name}" with one; tfjs has none: leave it out`
    );
  // tfjs keeps the tensor of a weight to itself, and reading one that is disposed throws.
  if (model.weights.some((weight) => (weight as unknown as { val: tf.Variable }).val.isDisposed))
    throw new RangeError(`${subject}: expected a model in use, got "${model.name}" after dispose(); build or load it again`);
}

/** Also of a proxy that is revoked. */
function isModel(value: unknown): value is tf.LayersModel {
  try {
    return value instanceof tf.LayersModel;
  } catch {
    return false;
  }
}
