import * as tf from '@tensorflow/tfjs';
import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { StepInputs, StepRows, StepSet } from './StepInputs';

/** Some rows of a dataset. */
export interface BatchRows {
  data: AnyDataset;
  /** The teacher's logits of all rows of `data`. */
  logits?: Matrix;
  /** The numbers of the batch's rows. */
  rows: Int32Array;
  /** What is in these rows, if it has been read already. */
  x?: Float32Array;
}

/** Some rows of a transfer set. */
export interface BatchSet extends BatchRows, Omit<StepSet, keyof StepRows> {
  /** Whether labels may be read. */
  labels: boolean;
}

export interface BatchInputs extends Omit<StepInputs, keyof StepRows | 'sets' | 'train'>, BatchRows {
  sets?: BatchSet[];
}

/** Does something with the tensors of some rows: a step, or a look at one. They are made here and disposed afterwards. */
export function withBatchTensors<T>(
  { data, logits, rows, x, sets = [], ...rest }: BatchInputs,
  work: (step: StepInputs) => T
): T {
  const made: tf.Tensor[] = [];
  try {
    const own = tensorsOf({ data, logits, rows, x }, !data.unlabelled, made);
    const others = sets.map(({ data, logits, rows, x, labels, ...asked }) => ({
      ...asked,
      ...tensorsOf({ data, logits, rows, x }, labels, made)
    }));
    return inTidy(() => work({ ...rest, ...own, sets: others, train: { rows, labels: data.y } }));
  } finally {
    tf.dispose(made);
  }
}

/** As `tf.tidy`, for work that gives numbers. */
function inTidy<T>(work: () => T): T {
  let result: T | undefined;
  tf.tidy(() => void (result = work()));
  return result as T;
}

/** @param made gets each tensor for the caller to dispose, even if making the next one fails. */
function tensorsOf({ data, logits, rows, x: read }: BatchRows, labelled: boolean, made: tf.Tensor[]): StepRows {
  const keep = <T extends tf.Tensor>(tensor: T): T => {
    made.push(tensor);
    return tensor;
  };
  const { x, y, shape, weights } = data;
  return {
    x: keep(tf.tensor(read ?? gather(x, x.length / y.length, rows), [rows.length, ...shape])),
    teacher: logits && keep(tf.tensor2d(gather(logits.values, logits.columns, rows), [rows.length, logits.columns])),
    ...(labelled && { labels: keep(labelsOf(y, rows)) }),
    ...(weights && { weights: keep(tf.tensor1d(Float32Array.from(rows, (row) => weights[row]))) })
  };
}

function labelsOf(y: Int32Array, rows: Int32Array): tf.Tensor1D {
  return tf.tensor1d(
    Int32Array.from(rows, (row) => y[row]),
    'int32'
  );
}

function gather(values: Pick<AnyDataset['x'], 'subarray'>, width: number, rows: Int32Array): Float32Array {
  const out = new Float32Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) out.set(values.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
  return out;
}
