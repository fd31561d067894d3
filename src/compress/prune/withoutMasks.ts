import * as tf from '@tensorflow/tfjs';
import { checkModel } from '../../engine/checkModel';
import { kernelOf } from '../layers/KernelLayer';
import { tfjsLayerClasses } from '../layers/tfjsLayerClasses';
import { rebuildModel } from '../layers/rebuildModel';
import { isMaskedLayer } from './maskedLayers';

/**
 * An ordinary model of one of `kd.pruned`: the weights that its masks hide are 0 in it, and the outputs are the same. Further training would change them. The caller disposes both.
 *
 * @throws TypeError for anything but a model in use; RangeError for one without masks.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
 * const plain = kd.withoutMasks(kd.pruned(student, { sparsity: 0.5 }));
 * Array.from(plain.getWeights()[0].dataSync()).filter((weight) => weight === 0).length; // 3
 * ```
 */
export function withoutMasks(model: tf.LayersModel): tf.LayersModel {
  checkModel('withoutMasks', model);
  if (!model.layers.some(isMaskedLayer))
    throw new RangeError(`withoutMasks: expected a model of pruned(), got "${model.name}" without masks; call kd.pruned first`);
  return rebuildModel(model, (layer) => {
    if (!isMaskedLayer(layer)) return undefined;
    const kernel = tf.mul(kernelOf(layer).read(), layer.mask.read());
    return [
      { layer: new tfjsLayerClasses[layer.kind](layer.getConfig()), weights: [kernel, ...layer.getWeights().slice(1, -1)] }
    ];
  });
}
