import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { show } from '../checks/show';
import type { Teacher } from './Teacher';

/**
 * Rows, [batch, ...shape], to logits, [batch, classes]. A synchronous one runs in `tf.tidy`; one that awaits has to be marked
 * `async` and disposes what it makes, except its result.
 */
export type LogitsFunction = (rows: tf.Tensor) => tf.Tensor2D | number[][] | Promise<tf.Tensor2D | number[][]>;

export interface FunctionTeacherOptions {
  /** Default: the function's own name. */
  name?: string;
  /** Number of classes. Default: found when the first rows are labelled. */
  classes?: number;
  /** Says what the function knows: the same key, the same logits. With it `label` may cache them. Default: none, no caching. */
  key?: string;
}

/**
 * Any function of rows to logits as a teacher: a remote model, a tree ensemble, a formula.
 *
 * @throws TypeError or RangeError for another thing than a function or a bad option; when asked, for a result that is not [batch, classes]
 *   finite numbers.
 * @example
 * ```ts
 * const teacher = kd.functionTeacher((rows) => rows.mul(3), { name: 'scaled', classes: 2, key: 'scaled by 3' });
 * ```
 */
export function functionTeacher(fn: LogitsFunction, options: FunctionTeacherOptions = {}): Teacher {
  checkOptions('functionTeacher', options, ['name', 'classes', 'key']);
  if (typeof fn !== 'function')
    throw new TypeError(`functionTeacher: expected a function of rows to logits, got ${show(fn)}; give (rows) => logits`);
  const { name = fn.name || 'function', classes, key } = options;
  if (typeof name !== 'string')
    throw new TypeError(`functionTeacher: expected name to be a string, got ${show(name)}; give it a short name`);
  if (key !== undefined && typeof key !== 'string')
    throw new TypeError(`functionTeacher: expected key to be a string, got ${show(key)}; give one for what it knows`);
  if (classes !== undefined) checkNumber('functionTeacher', 'classes', classes, { integer: true, atLeast: 1 });
  const isAsync = fn.constructor.name === 'AsyncFunction';
  return {
    info: {
      name,
      kind: 'function',
      parameters: null,
      bytes: null,
      macs: null,
      ...(key === undefined ? {} : { fingerprint: hashOf(key).slice(0, 12) })
    },
    classes: classes ?? null,
    inputShape: null,
    logits: async (rows) =>
      toTensor(await (isAsync ? fn(rows) : tf.tidy(() => callNow(fn, rows, name))), rows.shape[0], classes, name),
    fingerprint: () => (key === undefined ? null : hashOf(key))
  };
}

function hashOf(key: string): string {
  return createHash('sha256').update('function\0').update(key).digest('hex');
}

function callNow(fn: LogitsFunction, rows: tf.Tensor, name: string): tf.Tensor2D | number[][] {
  const result = fn(rows);
  // A copy: what the function holds stays its own, and whoever asked disposes the copy.
  if (result instanceof tf.Tensor) return result.clone();
  if (!(result instanceof Promise)) return result;
  result.catch(() => {});
  throw new TypeError(
    `functionTeacher: expected "${name}" to return logits, got a promise of a function that is not async; write async (rows) => ...`
  );
}

function toTensor(result: unknown, rows: number, classes: number | undefined, name: string): tf.Tensor2D {
  const logits = result instanceof tf.Tensor ? result : matrix(result, name);
  const fits = logits.rank === 2 && logits.shape[0] === rows && (classes === undefined || logits.shape[1] === classes);
  const trouble = fits ? null : `shape [${rows}, ${classes ?? 'classes'}], got [${logits.shape}]`;
  if (trouble) {
    logits.dispose();
    throw new RangeError(`functionTeacher: expected "${name}" to give ${trouble}; return one row of logits for each row`);
  }
  return logits as tf.Tensor2D;
}

function matrix(result: unknown, name: string): tf.Tensor {
  const isMatrix =
    Array.isArray(result) &&
    result.every(
      (row) => Array.isArray(row) && row.length === result[0].length && row.every((value) => typeof value === 'number')
    );
  if (!isMatrix)
    throw new TypeError(
      `functionTeacher: expected "${name}" to give a 2D tensor or equally long rows of numbers, got ${show(result)}; return one row of logits for each row`
    );
  return tf.tensor(result as number[][], undefined, 'float32');
}
