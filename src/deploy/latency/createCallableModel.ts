import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { checkSameColumns } from '../../data/checkSameColumns';
import type { AnyDataset, Feature } from '../../data/Dataset';
import { areFeatures, modelColumns } from '../../models/columnsOf';
import { checkModel } from '../../engine/checkModel';
import { isTeacher } from '../../teachers/isTeacher';
import type { CallableModel } from './CallableModel';
import { createTeacherCalls } from './createTeacherCalls';
import type { LatencyModel, LatencyOptions } from './LatencyOptions';

type RowFunction = (row: Float32Array) => unknown;

/** @throws TypeError for anything but a model, RangeError for a tfjs model with other columns or bytes below 0. */
export function createCallableModel(
  name: string,
  given: LatencyOptions['models'][string],
  columns: number,
  rows: unknown
): CallableModel {
  const subject = `latency: ${name}`;
  const isShort = typeof given === 'function' || given instanceof tf.LayersModel || isTeacher(given);
  const model: LatencyModel = isShort ? { predict: given } : given;
  const fits = typeof model?.predict === 'function' || model?.predict instanceof tf.LayersModel || isTeacher(model?.predict);
  if (!fits || (model.batch !== undefined && !isCallable(model.batch)))
    throw new TypeError(
      `${subject}: expected a function of one row, a tfjs model, a teacher or {predict, batch, bytesInMemory, bytesOnDisk}, got ${showValue(fits ? model.batch : given)}; give (row) => its predictions`
    );
  checkOptions(subject, model, ['predict', 'batch', 'bytesInMemory', 'bytesOnDisk']);
  for (const field of ['bytesInMemory', 'bytesOnDisk'] as const)
    if (model[field] !== undefined) checkNumber(subject, field, model[field], { atLeast: 0 });
  const { predict } = model;
  if (predict instanceof tf.LayersModel) checkModel(subject, predict);
  const own = ownOf(subject, predict, columns, rows);
  if (hasSafelyReadableMembers(rows, ['features']))
    checkSameColumns(
      subject,
      { of: 'the model', features: own.columns },
      { of: 'rows', features: (rows as Partial<AnyDataset>).features }
    );
  return {
    name,
    one: own.one,
    many: model.batch?.bind(model) ?? own.many,
    bytesInMemory: model.bytesInMemory ?? own.bytes,
    bytesOnDisk: model.bytesOnDisk ?? null
  };
}

interface Own extends Pick<CallableModel, 'one' | 'many'> {
  bytes: number | null;
  columns: Feature[] | null;
}

function ownOf(subject: string, predict: LatencyModel['predict'], columns: number, rows: unknown): Own {
  if (predict instanceof tf.LayersModel) return ofModel(subject, predict, columns);
  if (isTeacher(predict)) return { ...createTeacherCalls(subject, predict, columns, rows), columns: null };
  return ofFunction(predict);
}

/** A compiled student brings its own `batch`, `bytes` and `columns`. */
function ofFunction(one: RowFunction): Own {
  const { batch, bytes, columns } = one as RowFunction &
    Partial<Pick<LatencyModel, 'batch'>> & { bytes?: unknown; columns?: unknown };
  return {
    one,
    many: typeof batch === 'function' ? batch : null,
    bytes: typeof bytes === 'number' ? bytes : null,
    columns: areFeatures(columns) ? columns : null
  };
}

/** Waits for the numbers, as every user of them must. */
function ofModel(subject: string, model: tf.LayersModel, columns: number): Own {
  const [input] = model.inputs;
  const shape = input.shape.slice(1) as number[];
  if (model.inputs.length !== 1 || model.outputs.length !== 1 || shape.reduce((a, b) => a * b, 1) !== columns)
    throw new RangeError(
      `${subject}: expected a tfjs model with one input of ${columns} numbers and one output, got inputs of shape ${model.inputs.map((one) => `[${one.shape.slice(1)}]`).join(', ')}; give (row) => its predictions`
    );
  const many = (rows: Float32Array, count: number) =>
    tf.tidy(() => (model.predict(tf.tensor(rows, [count, ...shape])) as tf.Tensor).dataSync());
  return { one: (row) => many(row, 1), many, bytes: 4 * model.countParams(), columns: modelColumns(model) };
}
