import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { isTensor } from '../checks/isTensor';
import { isCallable } from '../checks/isCallable';
import { showValue } from '../checks/showValue';
import { ours } from './checkedTeacher';
import { checkRowsTensor } from './checkRowsTensor';
import type { Teacher } from './Teacher';

/**
 * Takes rows, [batch, ...shape], and returns logits, [batch, classes], as a tensor or rows of numbers, or a promise of them. Tensors that
 * it makes before its first await are disposed automatically. It has to dispose later ones itself, except its result.
 */
export type LogitsFunction = (rows: tf.Tensor) => tf.Tensor | number[][] | Promise<tf.Tensor | number[][]>;

export interface FunctionTeacherOptions {
  /** Default: the function's own name. */
  name?: string;
  /** Number of classes, or their names in the order of the logits. Default: the number is found when the first rows are labelled. */
  classes?: number | readonly string[];
  /** Identifies what the function knows: the same key means the same logits. With a key, `label` may cache them. Default: no key and no caching. */
  key?: string;
}

/**
 * Makes a teacher from any function that takes rows and returns logits: a remote model, a tree ensemble, a formula.
 *
 * @throws TypeError or RangeError for anything but a function or for a bad option; when called, for a result that is not [batch, classes]
 * finite numbers.
 * @example
 * ```ts
 * const teacher = kd.functionTeacher((rows) => rows.mul(3), { name: 'scaled', classes: 2, key: 'scaled by 3' });
 * ```
 */
export function functionTeacher(fn: LogitsFunction, options: FunctionTeacherOptions = {}): Teacher {
  checkOptions('functionTeacher', options, ['name', 'classes', 'key']);
  if (!isCallable(fn))
    throw new TypeError(`functionTeacher: expected a function of rows to logits, got ${showValue(fn)}; give (rows) => logits`);
  const { name = fn.name || 'function', classes: given, key } = options;
  if (typeof name !== 'string')
    throw new TypeError(`functionTeacher: expected name to be a string, got ${showValue(name)}; give it a short name`);
  if (key !== undefined && typeof key !== 'string')
    throw new TypeError(`functionTeacher: expected key to be a string, got ${showValue(key)}; give one for what it knows`);
  const { classes, classNames } = classesOf(given);
  return ours({
    info: {
      name,
      kind: 'function',
      parameters: null,
      bytes: null,
      macs: null,
      ...(key === undefined ? {} : { fingerprint: hashOf(key).slice(0, 12) })
    },
    classes: classes ?? null,
    classNames,
    inputShape: null,
    logits: async (rows) => {
      checkRowsTensor('logits', rows, null);
      return toTensor(await call(fn, rows, name), rows.shape[0], classes, name);
    },
    fingerprint: () => (key === undefined ? null : hashOf(key))
  });
}

function classesOf(given: unknown): { classes: number | undefined; classNames: readonly string[] | null } {
  if (given === undefined) return { classes: undefined, classNames: null };
  if (!Array.isArray(given))
    return { classes: checkNumber('functionTeacher', 'classes', given, { integer: true, atLeast: 1 }), classNames: null };
  if (given.length < 2 || !given.every((one) => typeof one === 'string'))
    throw new TypeError(
      `functionTeacher: expected classes to be a number or two or more names, got ${showValue(given)}; name each class in the order of the logits`
    );
  // Two classes may have one logit.
  return { classes: given.length === 2 ? undefined : given.length, classNames: [...given] };
}

function hashOf(key: string): string {
  return createHash('sha256').update('function\0').update(key).digest('hex');
}

/** Calls it, and disposes what it made on the way after its result is there. */
async function call(fn: LogitsFunction, rows: tf.Tensor, name: string): Promise<tf.Tensor | number[][]> {
  const engine = tf.engine();
  engine.startScope('functionTeacher');
  let made: tf.Tensor[] = [];
  let given: ReturnType<LogitsFunction>;
  try {
    given = fn(rows);
    // A promise may still need them, so they outlive the scope until it is settled.
    made = engine.state.activeScope.track.filter((tensor) => !tensor.kept).map((tensor) => tf.keep(tensor as tf.Tensor));
  } finally {
    engine.endScope();
  }
  try {
    const result = await given;
    if (result instanceof tf.Tensor && result.isDisposed)
      throw new TypeError(
        `functionTeacher: expected "${name}" to give logits, got a tensor that is disposed; return one that is in use`
      );
    // A result made after an await is passed on. Otherwise it is copied, because the function may keep its own tensor.
    const isHandedOver = given instanceof Promise && !made.includes(result as tf.Tensor);
    return result instanceof tf.Tensor && !isHandedOver ? result.clone() : result;
  } finally {
    tf.dispose(made);
  }
}

function toTensor(result: unknown, rows: number, classes: number | undefined, name: string): tf.Tensor2D {
  const logits = isTensor(result) ? result : matrix(result, name);
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
      `functionTeacher: expected "${name}" to give a 2D tensor or equally long rows of numbers, got ${showValue(result)}; return one row of logits for each row`
    );
  return tf.tensor(result as number[][], undefined, 'float32');
}
