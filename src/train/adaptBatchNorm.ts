import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkDataset } from '../data/checkDataset';
import type { Dataset } from '../data/Dataset';
import { chooseRowsPerPass } from '../data/order/chooseRowsPerPass';
import { listFeaturePlaces } from '../models/features/listFeaturePlaces';
import { checkModelColumns } from '../models/checkModelColumns';
import { modelColumns, setModelColumns } from '../models/columnsOf';
import { getVariableOfWeight } from '../models/features/getVariableOfWeight';
import { readModelClasses, setModelClasses } from '../models/readModelClasses';
import { adaptBatchNormOptionNames, type AdaptBatchNormOptions } from './options/AdaptBatchNormOptions';
import { cloneModel } from './baseline/cloneModel';
import { measureInputMoments } from './batchNorm/measureInputMoments';

/**
 * Copies a model and adapts its batch normalisation to other rows. Each layer's moving mean and variance become those of its input for
 * these rows; nothing else changes. A model trained on one camera, line or hospital then sees the rows of another as it saw its own.
 * This needs no labels and no training.
 *
 * Layers are adapted in the order of computation, each with the ones before it already adapted. Each takes one pass of all rows in
 * inference mode, so the result is exact whatever the batch size. The variance is that of the rows (divided by n). Layers inside nested
 * models are adapted too. A layer that is used twice gets the statistics of both uses. The classes should be about as frequent in the
 * rows as where the model will be used, since their shares affect the statistics. Labels are not read. The caller disposes the copy.
 *
 * Li et al. 2016, "Revisiting Batch Normalization For Practical Domain Adaptation", arXiv 1603.04779.
 *
 * @throws TypeError for a model without batch normalisation; TypeError or RangeError for rows of another shape or an option out of
 * bounds; RangeError if a layer computes something that is not finite.
 * @example
 * ```ts
 * const model = kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], filters: [4], classes: 3 });
 * const lineB = kd.dataset({ x: Array.from({ length: 10 * 64 }, (_, i) => 0.3 + 0.1 * Math.sin(i)), y: Array(10).fill(0), classes: 3, shape: [8, 8, 1] });
 * const adapted = await kd.adaptBatchNorm(model, lineB);
 * adapted.dispose();
 * ```
 */
export async function adaptBatchNorm(
  model: tf.LayersModel,
  rows: Dataset,
  options: AdaptBatchNormOptions = {}
): Promise<tf.LayersModel> {
  const subject = 'adaptBatchNorm';
  checkOptions(subject, options, adaptBatchNormOptionNames);
  checkModel(subject, model);
  checkDataset(rows, subject, { targets: true });
  checkShape(subject, model, rows);
  checkModelColumns(subject, model, rows);
  const { momentum = 0, batchSize = chooseRowsPerPass(rows.x.length / rows.y.length, 512) } = options;
  checkNumber(subject, 'momentum', momentum, { atLeast: 0, atMost: 1 });
  checkNumber(subject, 'batchSize', batchSize, { integer: true, atLeast: 1 });
  const adapted = cloneModel(subject, model, { of: 'model', rows });
  try {
    setModelClasses(adapted, readModelClasses(model));
    setModelColumns(adapted, modelColumns(model));
    for (const [layer, name] of normalizing(adapted, subject)) {
      const { mean, variance } = await measureInputMoments(adapted, layer, layer.getConfig().axis as number, rows, batchSize);
      if (![...mean, ...variance].every(Number.isFinite))
        throw new RangeError(
          `${subject}: expected finite numbers before layer "${name}", got a mean or variance that is not; look at the rows and at the layers before it`
        );
      setMoments(layer, [mean, variance], momentum);
    }
    return adapted;
  } catch (error) {
    adapted.dispose();
    throw error;
  }
}

/** The batch normalisation layers in the order of computation, each once. */
function normalizing(model: tf.LayersModel, subject: string): Map<tf.layers.Layer, string> {
  const found = listFeaturePlaces(model, subject).filter(({ kind }) => kind === 'BatchNormalization');
  // A Map keeps a layer where it came first.
  return new Map(found.map(({ layer, name }) => [layer, name] as const));
}

function checkModel(subject: string, model: tf.LayersModel): void {
  if (normalizing(model, subject).size) return;
  throw new TypeError(
    `${subject}: expected a model with batch normalisation, got "${model.name}" without; build it with tf.layers.batchNormalization, or draw the features of both domains together with kd.coral() or kd.mmd()`
  );
}

function checkShape(subject: string, model: tf.LayersModel, rows: Dataset): void {
  const shape = model.inputs[0].shape.slice(1);
  if (shape.length === rows.shape.length && shape.every((size, i) => size === null || size === rows.shape[i])) return;
  throw new RangeError(
    `${subject}: expected rows of shape [${shape.map((size) => size ?? 'any')}] as "${model.name}" takes, got [${rows.shape}] of "${rows.name}"; reshape the data`
  );
}

/** The moving mean and variance are the last two weights of the layer, whether it is trainable or not. */
function setMoments(layer: tf.layers.Layer, moments: Float64Array[], momentum: number): void {
  tf.tidy(() => {
    const variables = layer.weights.slice(-2).map(getVariableOfWeight);
    variables.forEach((variable, i) => {
      const before = variable.dataSync();
      variable.assign(tf.tensor1d(Float32Array.from(moments[i], (value, c) => momentum * before[c] + (1 - momentum) * value)));
    });
  });
}
