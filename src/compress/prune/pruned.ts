import * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import { checkModel } from '../../engine/checkModel';
import { checkLayerNames } from '../layers/checkLayerNames';
import { kernelKindOf, kernelOf } from '../layers/KernelLayer';
import { rebuildModel } from '../layers/rebuildModel';
import { isMaskedLayer, maskedLayers } from './maskedLayers';

export interface PrunedOptions {
  /** The share of the weights of each kernel that become 0, from 0 to 0.999; those that are 0 already count. */
  sparsity: number;
  /** Names of the layers. Default: all dense, convolutional (1D, 2D) and depthwise ones. */
  layers?: readonly string[];
}

/**
 * A model without the smallest weights: in each kernel the given share of those of the least absolute value is 0, and stays 0 in training (a mask, which the layer keeps beside its weights). Called
 * again on such a model, with more sparsity, it hides more: with `kd.gradualSparsity` and some training after each call this is gradual magnitude pruning. `kd.withoutMasks` makes an ordinary model
 * of it at the end. The given model is not changed; the caller disposes both. Kernels stay as large as they are; `kd.prunedUnits` makes them smaller.
 *
 * Zhu & Gupta 2017, "To prune, or not to prune", arXiv 1710.01878; Han et al. 2015, arXiv 1506.02626.
 *
 * @throws TypeError or RangeError for a sparsity out of bounds, a name that no such layer has, or a model without such layers.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [2], useBias: false })] });
 * student.setWeights([tf.tensor2d([[3, -1], [0.5, -2]])]);
 * const sparse = kd.pruned(student, { sparsity: 0.5 });
 * Array.from(kd.withoutMasks(sparse).getWeights()[0].dataSync()); // [3, 0, 0, -2]
 * ```
 */
export function pruned(model: tf.LayersModel, options: PrunedOptions): tf.LayersModel {
  const subject = 'pruned';
  checkModel(subject, model);
  checkInputs(subject, options, ['sparsity', 'layers']);
  const { sparsity, layers } = options;
  checkNumber(subject, 'sparsity', sparsity, { atLeast: 0, atMost: 0.999 });
  if (layers !== undefined) checkLayerNames(subject, 'layers', layers, model);
  const canBeMasked = (layer: tf.layers.Layer) => kernelKindOf(layer) !== null || isMaskedLayer(layer);
  const odd = model.layers.find((layer) => layers?.includes(layer.name) && !canBeMasked(layer));
  if (odd || !model.layers.some(canBeMasked))
    throw new RangeError(
      `${subject}: expected dense, convolutional and depthwise layers, got ${odd ? `${showValue(odd.name)}, a ${odd.getClassName()}` : `"${model.name}" without one`}; ${odd ? 'leave it out of layers' : 'prune another model'}`
    );
  return rebuildModel(model, (layer) => {
    if (!canBeMasked(layer) || (layers && !layers.includes(layer.name))) return undefined;
    const kind = isMaskedLayer(layer) ? layer.kind : kernelKindOf(layer)!;
    const own = kernelOf(layer).read();
    const kernel = isMaskedLayer(layer) ? tf.mul(own, layer.mask.read()) : own;
    const bias = layer.getWeights().slice(1, isMaskedLayer(layer) ? -1 : undefined);
    return [{ layer: new maskedLayers[kind](layer.getConfig()), weights: [kernel, ...bias, maskOf(kernel, sparsity)] }];
  });
}

/** 0 for the smallest absolute values. Of equal ones the first are hidden. */
function maskOf(kernel: tf.Tensor, sparsity: number): tf.Tensor {
  const sizes = kernel.dataSync().map(Math.abs);
  const order = Array.from(sizes, (_, i) => i).sort((i, j) => sizes[i] - sizes[j]);
  const mask = new Float32Array(sizes.length).fill(1);
  for (const place of order.slice(0, Math.round(sparsity * sizes.length))) mask[place] = 0;
  return tf.tensor(mask, kernel.shape);
}
