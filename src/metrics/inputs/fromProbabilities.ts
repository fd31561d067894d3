import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import type { Matrix } from '../../data/Matrix';
import type { LogitsTable } from './checkedLogits';

/** Probabilities as accepted by metrics: a matrix, rows of numbers or a tensor; a flat list is that of class 1. */
export type ProbabilitiesLike = Matrix | number[][] | ArrayLike<number> | tf.Tensor;

/** The logarithm of a probability that is rounded to 0 is this of the smallest that there is. */
const smallest = 1e-300;
/** By how much the sum of a row may differ from 1. */
const rounding = 1e-3;

/**
 * Logits of probabilities, for whatever takes logits: log p of each class, [rows, classes]; for the probability p of class 1 alone, in a flat
 * list or one column, [0, log(p / (1 - p))]. The softmax of the result gives the probabilities again. A 0 counts as 1e-300.
 *
 * @throws TypeError or RangeError for anything but probabilities: numbers from 0 to 1, whose rows sum to 1 if there are several columns.
 * @example
 * ```ts
 * kd.rocAuc({ logits: kd.fromProbabilities([[0.9, 0.1], [0.2, 0.8]]), labels: [0, 1] }); // 1
 * kd.rocAuc({ probabilities: [0.1, 0.8], labels: [0, 1] }); // 1: metrics take them as they are, too
 * ```
 */
export function fromProbabilities(probabilities: ProbabilitiesLike): LogitsTable {
  return logitsFrom('fromProbabilities', probabilities);
}

/** The same for a caller with another name. */
export function logitsFrom(subject: string, given: unknown): LogitsTable {
  const { rows, columns, values } = tableOf(subject, given);
  if (rows === 0) throw new RangeError(`${subject}: expected probabilities of at least one row, got none; give it rows`);
  for (let row = 0; row < rows; row++) checkRow(subject, values, row, columns);
  const classes = Math.max(2, columns);
  // In single precision 1 - 1e-9 would be 1.
  const logits = new Float64Array(rows * classes);
  const log = (p: number) => Math.log(Math.max(smallest, p));
  for (let row = 0; row < rows; row++)
    if (columns === 1) logits[2 * row + 1] = log(values[row]) - log(1 - values[row]);
    else for (let c = 0; c < columns; c++) logits[row * columns + c] = log(values[row * columns + c]);
  return { rows, columns: classes, values: logits };
}

function checkRow(subject: string, values: ArrayLike<number>, row: number, columns: number): void {
  let sum = 0;
  for (let c = 0; c < columns; c++) {
    const p = values[row * columns + c];
    if (typeof p !== 'number' || !(p >= 0 && p <= 1 + rounding))
      throw new RangeError(
        `${subject}: expected probabilities from 0 to 1, got ${showValue(p)} in row ${row}${columns > 1 ? `, class ${c}` : ''}; give what probabilities() returns, or logits: if these are logits`
      );
    sum += p;
  }
  if (columns > 1 && Math.abs(sum - 1) > rounding)
    throw new RangeError(
      `${subject}: expected the probabilities of a row to sum to 1, got ${Number(sum.toPrecision(4))} in row ${row}; give what probabilities() returns`
    );
}

/** A row that claims more is an empty list, and going through it takes gigabytes. */
const mostClasses = 1_000_000;

/** What is looked at to tell a tensor from a matrix. */
const looked = ['dataId', 'shape', 'dtype', 'rows', 'columns', 'values'];

function tableOf(subject: string, given: unknown): LogitsTable {
  if (!isSafeToInspect(given)) throw wrongShape(subject, showValue(given));
  const isList = Array.isArray(given) || ArrayBuffer.isView(given);
  if (typeof given === 'object' && !isList && !hasSafelyReadableMembers(given, looked))
    throw wrongShape(subject, showValue(given));
  if (given instanceof tf.Tensor) {
    if (given.isDisposed) throw wrongShape(subject, 'a tensor after dispose()');
    const [rows, columns = 1] = given.shape;
    if (given.rank === 1 || given.rank === 2) return { rows, columns, values: given.dataSync() };
    throw wrongShape(subject, `[${given.shape.join(', ')}]`);
  }
  if (Array.isArray(given) && given.length && typeof given[0] !== 'number') {
    const lengthOf = (row: unknown) =>
      Array.isArray(row) || ArrayBuffer.isView(row) ? (row as ArrayLike<number>).length : undefined;
    const columns = lengthOf(given[0]) ?? 0;
    if (columns > mostClasses) throw wrongShape(subject, `a row of ${columns} numbers, more than ${mostClasses} classes`);
    const odd = given.findIndex((row) => lengthOf(row) !== columns);
    if (odd >= 0 || columns === 0)
      throw wrongShape(
        subject,
        `row ${Math.max(0, odd)} with ${showValue(given[Math.max(0, odd)])} instead of ${columns} numbers`
      );
    return { rows: given.length, columns, values: given.flatMap((row: ArrayLike<number>) => Array.from(row)) };
  }
  if (Array.isArray(given) || (ArrayBuffer.isView(given) && 'length' in given)) {
    const values = given as unknown as ArrayLike<number>;
    return { rows: values.length, columns: 1, values };
  }
  const { rows, columns, values } = (given ?? {}) as Partial<Matrix>;
  if (!ArrayBuffer.isView(values)) throw wrongShape(subject, showValue(given));
  if (values.length !== (rows as number) * (columns as number) || !columns)
    throw wrongShape(subject, `[${rows}, ${columns}] with ${values.length} numbers`);
  return { rows: rows as number, columns, values };
}

function wrongShape(subject: string, got: string): TypeError {
  return new TypeError(
    `${subject}: expected probabilities of shape [rows, classes], or [rows] of class 1, got ${got}; give what probabilities() returns`
  );
}
