import { readErrorMessage } from '../../checks/readErrorMessage';
import * as tf from '@tensorflow/tfjs';
import { visible } from '../../checks/showValue';
import type { AnyDataset } from '../../data/Dataset';
import { listLayersIncludingNested } from '../../models/features/listLayersIncludingNested';
import { makeDisposable } from '../../models/makeDisposable';
import { hasSameLogits } from './hasSameLogits';
import { copyWeights } from './copyWeights';

/** What a model is copied for. */
export interface Copying {
  /** The model, as errors call it, such as "student". */
  of: string;
  /** A few of them go through both models. */
  rows: Pick<AnyDataset, 'x' | 'y' | 'shape'>;
  /** What else the caller can do if there is no copy. */
  otherwise?: string;
}

/**
 * The same architecture with the same weights, in variables of its own, frozen where the model is. The caller disposes it.
 *
 * @throws TypeError, and leaves nothing behind, if a layer cannot be built from its configuration, or if the copy computes something else than the model.
 */
export function cloneModel(subject: string, model: tf.LayersModel, { of, rows, otherwise }: Copying): tf.LayersModel {
  const refuse = (got: string, fix: string, cause?: unknown) =>
    new TypeError(
      `${subject}: expected ${of} "${model.name}" to be one that can be copied, got ${got}; ${fix}${otherwise ? `, or ${otherwise}` : ''}`,
      { cause }
    );
  const before = new Set(registered());
  let copy: tf.LayersModel | undefined;
  try {
    copy = builtAlike(model);
    makeDisposable(copy);
    const fix = 'let getConfig() of its layers return all that their constructors take';
    if (!copyWeights(model, copy)) throw refuse('other weights in a model that is built from its configuration', fix);
    if (hasSameLogits(model, copy, rows)) return copy;
    throw refuse('other numbers for the same rows from a model that is built from its configuration, with the same weights', fix);
  } catch (error) {
    // Also of layers that were built before another could not be.
    registered().forEach((variable) => before.has(variable) || variable.dispose());
    if (copy) throw error;
    const unknown = listLayersIncludingNested(model).find((layer) => !isRegistered(layer));
    if (unknown)
      throw refuse(
        `layer "${unknown.name}" of a class that is not registered, ${unknown.getClassName()}`,
        'call tf.serialization.registerClass with that class',
        error
      );
    const message = readErrorMessage(error);
    throw refuse(
      `a configuration of which no model can be built (${visible(message.replace(/\s+/g, ' ')).slice(0, 200)})`,
      'look at getConfig() of its layers',
      error
    );
  }
}

/** By its configuration as it is. Its JSON writes names such as "gelu_new" and those of a layer of one's own in another way. */
function builtAlike(model: tf.LayersModel): tf.LayersModel {
  const kind = model.constructor as unknown as { fromConfig(kind: unknown, config: unknown): tf.LayersModel };
  return kind.fromConfig(model.constructor, model.getConfig());
}

function registered(): tf.Variable[] {
  return Object.values(tf.engine().registeredVariables);
}

function isRegistered(layer: tf.layers.Layer): boolean {
  return layer instanceof tf.LayersModel || layer.getClassName() in tf.serialization.SerializationMap.getMap().classNameMap;
}
