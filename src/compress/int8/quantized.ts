import type * as tf from '@tensorflow/tfjs';
import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { checkModel } from '../../engine/checkModel';
import { checkLayerNames } from '../layers/checkLayerNames';
import { checkRowsFit } from '../layers/checkRowsFit';
import { channelAxes, kernelKindOf } from '../layers/KernelLayer';
import { rebuildModel } from '../layers/rebuildModel';
import { calibrateInputs } from './calibrateInputs';
import { findFoldableBatchNorms } from './findFoldableBatchNorms';
import { foldBatchNorm } from './foldBatchNorm';
import { quantizedLayers } from './quantizedLayers';

export interface QuantizedOptions {
  /** Rows as the model takes them; a few hundred of the train rows will do. What goes into each layer then decides the range of its input. */
  calibration: Dataset;
  /** The share of the values that a range holds on each side, above 50 and up to 100. Below 100 rare extremes are cut off. Default 100. */
  percentile?: number;
  /** Names of layers that stay as they are, in float32. Default none. */
  float?: readonly string[];
}

/**
 * A model that computes with the numbers of int8: the kernels of dense, convolutional (1D, 2D) and depthwise layers are rounded to integers from -127 to 127, with
 * a scale for each output channel (max |w| / 127), and their inputs to integers from -128 to 127, with one scale and one zero point, which are fixed by the
 * calibration rows. Batch normalisation behind such a layer becomes part of it. Biases, sums and all else stay in float32.
 *
 * As it is, this is post-training quantisation. It is also a student: `kd.train` and `kd.distill` train its weights, in float32, through the rounding
 * (quantisation-aware training), with gradients that go straight through it within the range. The given model is not changed; the caller disposes both.
 *
 * Jacob et al. 2018, arXiv 1712.05877; with a teacher: Mishra & Marr 2018, "Apprentice", arXiv 1711.05852.
 *
 * @throws TypeError or RangeError for an option out of bounds, rows that the model does not take, a layer with weights that cannot be quantised and is not among
 * `float`, a layer that is given NaN, or a model without a layer to quantise.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[0, 1], [1, 0], [1, 1]], y: [1, 0, 1], classes: 2 });
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 4, activation: 'relu', inputShape: [2] }), tf.layers.dense({ units: 2 })] });
 * const small = kd.quantized(student, { calibration: data });
 * await kd.distill({ teacher: student, student: small, data: { train: data, validation: data }, epochs: 1, show: false });
 * kd.int8Layers(small)[0].weights.length; // 8
 * ```
 */
export function quantized(model: tf.LayersModel, options: QuantizedOptions): tf.LayersModel {
  const subject = 'quantized';
  checkModel(subject, model);
  checkInputs(subject, options, ['calibration', 'percentile', 'float']);
  const { calibration, percentile = 100, float = [] } = options;
  checkDataset(calibration, `${subject}: calibration`, { targets: true });
  checkNumber(subject, 'percentile', percentile, { above: 50, atMost: 100 });
  checkLayerNames(subject, 'float', float, model);
  checkRowsFit(subject, model, calibration);
  const norms = findFoldableBatchNorms(model);
  const kept = new Set(float);
  for (const [layer, norm] of norms) if (kept.has(layer.name) || kept.has(norm.name)) norms.delete(layer);
  const folded = new Set(norms.values());
  const chosen = model.layers.filter((layer) => kernelKindOf(layer) !== null && !kept.has(layer.name));
  for (const layer of model.layers) {
    if (layer.weights.length === 0 || kept.has(layer.name) || folded.has(layer) || chosen.includes(layer)) continue;
    throw new RangeError(
      `${subject}: expected dense, convolutional and depthwise layers, and batch normalisation right behind them, got "${layer.name}", a ${layer.getClassName()} with weights; name it in float: [${showValue(layer.name)}] to leave it in float32`
    );
  }
  if (chosen.length === 0)
    throw new RangeError(
      `${subject}: expected a model with a dense or convolutional layer, got "${model.name}" without one; quantise another model`
    );
  const ranges = calibrateInputs(subject, model, chosen, { data: calibration, percentile });
  return rebuildModel(model, (layer) => {
    if (folded.has(layer)) return [];
    const range = ranges.get(layer);
    if (!range) return undefined;
    const kind = kernelKindOf(layer)!;
    const norm = norms.get(layer);
    const ranged = { ...layer.getConfig(), inputScale: range.scale, inputZeroPoint: range.zeroPoint };
    const config = norm ? { ...ranged, useBias: true } : ranged;
    return [{ layer: new quantizedLayers[kind](config), weights: foldBatchNorm(layer, channelAxes[kind], norm) }];
  });
}
