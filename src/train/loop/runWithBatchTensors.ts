import * as tf from '@tensorflow/tfjs';
import type { AnyDataset, Targets } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { StepBatch } from '../augment/createAugmentedFeed';
import { gatherRows } from '../../data/gatherRows';
import { takeMatrixRows } from '../../data/takeMatrixRows';
import { takeTargets } from '../../data/takeTargets';
import type { OutputScaling } from '../options/OutputScaling';
import { scaleTargets } from '../task/scaleTargets';
import type { StepInputs, StepRows, StepSet } from './StepInputs';

/** Some rows of a dataset. */
export interface BatchRows {
  data: AnyDataset;
  /** The teacher's logits of all rows of `data`. */
  logits?: Matrix;
  /** The numbers of the batch's rows. */
  rows: Int32Array;
  /** What is in these rows, if it has been read already, or changed. */
  x?: Float32Array;
  /** The teacher's logits of just these rows, instead of those of `logits`. */
  taught?: Matrix;
  /** If rows were mixed: the numbers of the other rows, and the share of each row's own label. */
  mixed?: StepBatch['mixed'];
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
export function runWithBatchTensors<T>(
  { data, logits, rows, x, taught, mixed, sets = [], ...rest }: BatchInputs,
  work: (step: StepInputs) => T
): T {
  const made: tf.Tensor[] = [];
  try {
    const { scaling } = rest;
    const own = tensorsOf({ data, logits, rows, x, taught, mixed }, { labelled: !data.unlabelled, scaling, made });
    const others = sets.map(({ data, logits, rows, x, taught, mixed, labels, ...asked }) => ({
      ...asked,
      ...tensorsOf({ data, logits, rows, x, taught, mixed }, { labelled: labels, scaling, made })
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

/** How the tensors of some rows are made. */
interface Making {
  labelled: boolean;
  scaling?: OutputScaling;
  /** Gets each tensor for the caller to dispose, even if making the next one fails. */
  made: tf.Tensor[];
}

function tensorsOf(batch: BatchRows, { labelled, scaling, made }: Making): StepRows {
  const { data, rows, x: read, mixed } = batch;
  const keep = <T extends tf.Tensor>(tensor: T): T => {
    made.push(tensor);
    return tensor;
  };
  const { x, y, shape, weights, targets } = data;
  const logits = teacherLogits(batch, scaling);
  const wanted = (rows: Int32Array) => labelled && targets && { targets: keep(targetsOf(targets, rows, scaling)) };
  return {
    x: keep(tf.tensor(read ?? gatherRows(x, x.length / y.length, rows), [rows.length, ...shape])),
    teacher: logits && keep(tf.tensor2d(logits.values, [logits.rows, logits.columns])),
    ...(labelled && { labels: keep(labelsOf(y, rows)) }),
    ...wanted(rows),
    ...(labelled &&
      mixed && {
        mixed: { labels: keep(labelsOf(y, mixed.rows)), ...wanted(mixed.rows), share: keep(tf.tensor1d(mixed.share)) }
      }),
    ...(weights && { weights: keep(tf.tensor1d(weightsOf(weights, batch))) })
  };
}

function teacherLogits({ logits, rows, taught }: BatchRows, scaling: OutputScaling | undefined): Matrix | undefined {
  const own = taught ?? (logits && takeMatrixRows(logits, rows));
  return own && scaling ? { ...own, values: scaleTargets(own.values, scaling) } : own;
}

function targetsOf(targets: Targets, rows: Int32Array, scaling: OutputScaling | undefined): tf.Tensor2D {
  const { values, names } = takeTargets(targets, rows);
  const scaled = scaling ? scaleTargets(values, scaling.targets ?? scaling) : Float32Array.from(values);
  return tf.tensor2d(scaled, [rows.length, names.length]);
}

/** A mixed row counts as much as its parts. */
function weightsOf(weights: Float32Array, { rows, mixed }: BatchRows): Float32Array {
  return Float32Array.from(rows, (row, i) =>
    mixed ? mixed.share[i] * weights[row] + (1 - mixed.share[i]) * weights[mixed.rows[i]] : weights[row]
  );
}

function labelsOf(y: Int32Array, rows: Int32Array): tf.Tensor1D {
  return tf.tensor1d(
    Int32Array.from(rows, (row) => y[row]),
    'int32'
  );
}
