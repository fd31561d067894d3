import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import { looksLikeProbabilities } from '../../data/looksLikeProbabilities';
import type { Matrix } from '../../data/Matrix';

/** Logits as accepted by metrics: a matrix, rows of numbers, or a tensor, which is read but not disposed. */
export type LogitsLike = Matrix | LogitsTable | number[][] | tf.Tensor2D;

/** Logits as numbers, [rows, columns], with at least two columns. */
export interface LogitsTable {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
}

/**
 * Logits as a table. One column is a sigmoid's logit z of class 1 and becomes [0, z].
 *
 * @throws TypeError or RangeError for anything else, no rows, rows of different lengths, NaN or Infinity, and probabilities.
 */
export function checkedLogits(subject: string, name: string, logits: unknown): LogitsTable {
  const table = tableOfNumbers(subject, { what: `${name} logits`, shape: '[rows, classes]', column: 'class' }, logits);
  const { rows, columns, values } = table;
  if (looksLikeProbabilities(table))
    throw new RangeError(
      `${subject}: expected ${name} logits, got probabilities: all ${rows} rows sum to 1; give their logarithms, kd.fromProbabilities(...), or the model's output before the softmax`
    );
  if (columns > 1) return table;
  const pairs = new Float64Array(2 * rows);
  for (let i = 0; i < rows; i++) pairs[2 * i + 1] = values[i];
  return { rows, columns: 2, values: pairs };
}

/** What a table of numbers is called in errors. */
export interface NamedTable {
  /** "teacher logits". */
  what: string;
  /** "[rows, classes]". */
  shape: string;
  /** "class". */
  column: string;
  /** Whether NaN will do, for a number that is not known. */
  missing?: boolean;
}

/** @throws TypeError or RangeError for anything but a table of finite numbers with at least one row. */
export function tableOfNumbers(subject: string, named: NamedTable, given: unknown): LogitsTable {
  const { what, column } = named;
  const table = tableOf(subject, named, given);
  const { rows, columns, values } = table;
  if (rows === 0) throw new RangeError(`${subject}: expected ${what} of at least one row, got none; give it rows`);
  if (values.length !== rows * columns || columns === 0)
    throw wrongShape(subject, named, `[${rows}, ${columns}] with ${values.length} numbers`);
  for (let i = 0; i < values.length; i++) {
    if (typeof values[i] === 'number' && (Number.isFinite(values[i]) || (named.missing && Number.isNaN(values[i])))) continue;
    const where = `row ${Math.floor(i / columns)}, ${column} ${i % columns}`;
    throw new RangeError(
      `${subject}: expected ${what} to be finite numbers, got ${showValue(values[i])} in ${where}; look at that row`
    );
  }
  return table;
}

function tableOf(subject: string, name: NamedTable, logits: unknown): LogitsTable {
  if (!isSafeToInspect(logits)) throw wrongShape(subject, name, showValue(logits));
  if (logits instanceof tf.Tensor) {
    if (logits.isDisposed) throw wrongShape(subject, name, 'a disposed tensor');
    if (logits.rank !== 2) throw wrongShape(subject, name, `[${logits.shape.join(', ')}]`);
    return { rows: logits.shape[0], columns: logits.shape[1] as number, values: logits.dataSync() };
  }
  if (Array.isArray(logits)) {
    const columns: number = logits[0]?.length ?? 0;
    const odd = logits.findIndex((row) => row?.length !== columns || typeof row === 'string');
    if (odd >= 0) throw wrongShape(subject, name, `row ${odd} with ${logits[odd]?.length} of ${columns} numbers`);
    return { rows: logits.length, columns, values: logits.flatMap((row: ArrayLike<number>) => Array.from(row)) };
  }
  if (isMatrix(logits)) return logits;
  throw wrongShape(subject, name, showValue(logits));
}

function isMatrix(value: unknown): value is LogitsTable {
  return (
    typeof value === 'object' &&
    value !== null &&
    hasSafelyReadableMembers(value, ['rows', 'columns', 'values']) &&
    Number.isInteger(value.rows) &&
    Number.isInteger(value.columns) &&
    (ArrayBuffer.isView(value.values) || Array.isArray(value.values))
  );
}

function wrongShape(subject: string, { what, shape }: NamedTable, got: string): TypeError {
  return new TypeError(
    `${subject}: expected ${what} of shape ${shape}, got ${got}; give a matrix, rows of numbers or a 2D tensor`
  );
}
