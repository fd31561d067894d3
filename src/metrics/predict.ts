import * as tf from '@tensorflow/tfjs';
import { checkModel } from '../engine/checkModel';
import { areSamePassSettings } from '../engine/graph/areSamePassSettings';
import { createGraphPerBatchSize } from '../engine/graph/createGraphPerBatchSize';
import { checkNumber } from '../checks/checkNumber';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { showValue } from '../checks/showValue';
import type { AnyDataset } from '../data/Dataset';
import { isRowsOnDisk } from '../data/disk/RowsOnDisk';
import type { Matrix } from '../data/Matrix';
import { chooseRowsPerPass } from '../data/order/chooseRowsPerPass';
import { checkModelClasses } from '../models/checkModelClasses';
import { checkModelColumns } from '../models/checkModelColumns';
import { createLayerSettingsReader } from '../models/features/createLayerSettingsReader';
import { createInterruptiblePauser } from '../notebook/createInterruptiblePauser';

/**
 * The logits of a model for every row, [rows, classes], in batches, with pauses for the event loop.
 *
 * @param batchSize rows that go through the model at once; default: up to 1,024, fewer if rows are large.
 * @throws TypeError or RangeError for anything but a model in use, rows of the shape that it takes, and a whole number of at least 1;
 * RangeError for a table whose columns or classes are not those of the model in its order (`columnsOf`).
 * @example
 * ```ts
 * const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
 * const data = kd.dataset({ x: [[1, 2, 3], [4, 5, 6]], y: [0, 1], classes: 2 });
 * (await kd.predict(model, data)).values.length; // 4
 * ```
 */
export async function predict(model: tf.LayersModel, data: AnyDataset, batchSize?: number): Promise<Matrix> {
  const predicts = predictor(model, data, { batchSize });
  try {
    return await predicts();
  } finally {
    predicts.dispose();
  }
}

/** Predicts the same rows again and again, with the weights that a model has at the call. */
export interface Predictor {
  (): Promise<Matrix>;
  /** Lets go of its graphs. */
  dispose(): void;
}

/**
 * `predict` for more than one call.
 *
 * @param times how many calls there will be, at most.
 */
export function predictor(
  model: tf.LayersModel,
  data: AnyDataset,
  { batchSize, times }: { batchSize?: number; times?: number } = {}
): Predictor {
  checkModel('predict', model);
  const rows = checkRows(model, data);
  checkModelColumns('predict', model, data);
  checkModelClasses('predict', model, data);
  const width = data.x.length / rows;
  const perBatch =
    batchSize === undefined
      ? chooseRowsPerPass(width, 1024)
      : checkNumber('predict', 'batchSize', batchSize, { integer: true, atLeast: 1 });
  const columns = model.outputs[0].shape[1] as number;
  const newPass = () =>
    createGraphPerBatchSize((x) => model.apply(x, { training: false }) as tf.Tensor, { rows, perBatch, times });
  const settingsNow = createLayerSettingsReader(model);
  let pass = newPass();
  let settings = settingsNow();
  /** A graph would not see settings that have changed. */
  const renew = () => {
    const before = settings;
    settings = settingsNow();
    if (areSamePassSettings(before, settings)) return;
    pass.dispose();
    pass = newPass();
  };
  const predicts = async () => {
    renew();
    const values = new Float32Array(rows * columns);
    const pause = createInterruptiblePauser();
    for (let start = 0; start < rows; start += perBatch) {
      const end = Math.min(rows, start + perBatch);
      tf.tidy(() => {
        const x = tf.tensor(data.x.subarray(start * width, end * width), [end - start, ...data.shape]);
        values.set(pass(x).dataSync(), start * columns);
      });
      await pause();
    }
    settings.tensors = settingsNow().tensors;
    return { rows, columns, values };
  };
  return Object.assign(predicts, { dispose: () => pass.dispose() });
}

/** The number of rows; their contents are the model's affair. */
function checkRows({ name, inputs, outputs }: tf.LayersModel, data: AnyDataset): number {
  const isData = hasSafelyReadableMembers(data, ['x', 'y', 'shape']);
  if (
    !isData ||
    !(data.x instanceof Float32Array || isRowsOnDisk(data.x)) ||
    !(data.y instanceof Int32Array) ||
    !isShape(data.shape)
  )
    throw new TypeError(`predict: expected a dataset, got ${showValue(data)}; make one with kd.dataset or kd.tabular`);
  const { x, y, shape } = data as AnyDataset;
  const width = shape.reduce((a, b) => a * b, 1);
  if (y.length === 0 || x.length !== y.length * width)
    throw new RangeError(
      `predict: expected rows of shape ${showValue(shape)} with a label each, got ${x.length} numbers and ${y.length} labels; make the data with kd.dataset`
    );
  const [output, input] = [outputs[0].shape, inputs[0].shape.slice(1)];
  if (inputs.length !== 1 || outputs.length !== 1 || output.length !== 2 || output[1] === null)
    throw new RangeError(
      `predict: expected a model of one input that gives one row of logits for each row, got "${name}" with ${inputs.length} inputs and an output of shape ${showValue(output)}; give a classifier`
    );
  if (input.length !== shape.length || input.some((size, i) => size !== null && size !== shape[i]))
    throw new RangeError(
      `predict: expected rows of the shape that "${name}" takes, ${showValue(input)}, got ${showValue(shape)}; give {...data, shape: [...]} if only the shape differs`
    );
  return y.length;
}

function isShape(value: unknown): value is number[] {
  return Array.isArray(value) && value.length <= 6 && value.every((size) => Number.isInteger(size));
}
