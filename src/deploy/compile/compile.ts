import { basename, dirname, extname } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import { checkList } from '../../checks/checkList';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Feature } from '../../data/Dataset';
import { modelColumns } from '../../models/columnsOf';
import { countWeightBytes } from './countWeightBytes';
import { makers, writeModuleText } from './writeModuleText';
import { networkFunction } from './networkFunction';
import { planNetwork } from './planNetwork';
import { logitsToProbabilities } from './logitsToProbabilities';
import { writeFilesAtomically } from '../writeFilesAtomically';

/** A network as a function of one row, without any library. */
export interface CompiledStudent {
  /** The model's output for one row: logits, [units]. NaN is a missing value of a table. The caller owns the array. */
  (row: ArrayLike<number>): Float32Array;
  /** For several rows in one array: [rows, units]. */
  batch(rows: ArrayLike<number>): Float32Array;
  /** One probability per class; for one unit z that is [1 - sigmoid(z), sigmoid(z)]. */
  probabilities(row: ArrayLike<number>): Float32Array;
  /** Numbers in a row. */
  inputs: number;
  /** What they are, in the order of a row: the columns of the table. A category is given as its place in `categories`. Null if they are not known. */
  columns: Feature[] | null;
  /** Numbers in the result. */
  outputs: number;
  /** Bytes of the weights in memory. */
  bytes: number;
  /** A JavaScript module that exports `predict` and `probabilities` and imports nothing, for Node or a browser. Default "esm". */
  source(options?: { format?: 'esm' | 'commonjs' }): string;
  /** Writes that module: a .cjs file for `require`, a .mjs or .js file for `import`. */
  save(path: string): Promise<void>;
}

/**
 * A trained student as a plain function of one row: no tensors, no library, microseconds. It takes the same input as the model: a raw row
 * for a student from `kd.tabularStudent`, its numbers in the order of `columns`, which the module exports too.
 * Numbers have no names, so a row in another order cannot be refused. It is a copy: later training does not change it.
 *
 * Equal to the model up to the rounding of single precision, since it computes in double precision.
 *
 * @throws TypeError for anything but a model, a model that branches, or a layer that cannot be compiled, which it names. A row of the wrong
 * length is a RangeError, and a value that is not a number a TypeError.
 * @example
 * ```ts
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 8, activation: 'relu', inputShape: [3] }), tf.layers.dense({ units: 1 })] });
 * const predict = kd.compile(student);
 * predict([1, 2, 3]); // Float32Array [the logit]
 * await predict.save('student.mjs');
 * ```
 */
export function compile(student: tf.LayersModel): CompiledStudent {
  const plan = planNetwork(student);
  const { inputs, outputs } = plan;
  const name = student.name;
  const columns = modelColumns(student);
  const ofRow = networkFunction(plan, makers);
  // A look at whether a list can be read costs more than its row, so it comes after a failure.
  const predict = (row: ArrayLike<number>) => {
    try {
      if (Array.isArray(row) || ArrayBuffer.isView(row)) return ofRow(row);
    } catch (error) {
      checkList('predict', 'the row', row);
      throw error;
    }
    checkList('predict', 'the row', row);
    return ofRow(row);
  };
  const source: CompiledStudent['source'] = (options = {}) => {
    checkOptions('source', options, ['format']);
    const { format = 'esm' } = options;
    if (format !== 'esm' && format !== 'commonjs')
      throw new TypeError(`source: expected format to be "esm" or "commonjs", got ${showValue(format)}; choose one`);
    return writeModuleText(plan, name, format, columns);
  };
  return Object.assign(predict, {
    batch(rows: ArrayLike<number>) {
      checkList('batch', 'rows', rows);
      const count = rows.length / inputs;
      if (!Number.isInteger(count))
        throw new RangeError(`batch: expected rows of ${inputs} numbers, got ${rows.length} numbers; give whole rows`);
      const all = new Float32Array(rows.length);
      for (let i = 0; i < rows.length; i++) all[i] = checkColumn('batch', rows[i], i % inputs);
      const out = new Float32Array(count * outputs);
      for (let i = 0; i < count; i++) out.set(ofRow(all.subarray(i * inputs, (i + 1) * inputs)), i * outputs);
      return out;
    },
    probabilities: (row: ArrayLike<number>) => logitsToProbabilities(plan, predict(row)),
    inputs,
    columns,
    outputs,
    bytes: countWeightBytes(plan),
    source,
    async save(path: string) {
      const formats: { [ending: string]: 'esm' | 'commonjs' } = { '.mjs': 'esm', '.js': 'esm', '.cjs': 'commonjs' };
      const format = typeof path === 'string' ? formats[extname(path)] : undefined;
      if (!format)
        throw new TypeError(`save: expected a path that ends in .mjs, .js or .cjs, got ${showValue(path)}; change the file name`);
      await writeFilesAtomically('save', dirname(path), { [basename(path)]: source({ format }) });
    }
  });
}

/** @throws TypeError unless it is a number, which may be NaN. */
function checkColumn(subject: string, value: unknown, column: number): number {
  if (typeof value === 'number') return value;
  throw new TypeError(`${subject}: expected a number in column ${column}, got ${showValue(value)}; a missing value is NaN`);
}
