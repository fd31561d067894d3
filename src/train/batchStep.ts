import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { step, type StepInputs, type StepLosses } from './step';

export interface BatchInputs extends Omit<StepInputs, 'x' | 'labels' | 'teacher' | 'weights'> {
  train: Dataset;
  /** The teacher's logits of the train rows. */
  logits?: Matrix;
  /** The numbers of the batch's rows. */
  rows: Int32Array;
}

/** One step on some rows: their numbers become tensors, which are gone afterwards. */
export function batchStep({ train, logits, rows, ...rest }: BatchInputs): StepLosses {
  const x = tf.tensor(gather(train.x, train.x.length / train.y.length, rows), [rows.length, ...train.shape]);
  const labels = tf.tensor1d(
    Int32Array.from(rows, (row) => train.y[row]),
    'int32'
  );
  const { weights: all } = train;
  const weights = all && tf.tensor1d(Float32Array.from(rows, (row) => all[row]));
  const teacher = logits && tf.tensor2d(gather(logits.values, logits.columns, rows), [rows.length, logits.columns]);
  try {
    let losses: StepLosses = { terms: {}, total: NaN };
    tf.tidy(() => {
      losses = step({ ...rest, x, labels, teacher, weights });
    });
    return losses;
  } finally {
    tf.dispose([x, labels, ...(teacher ? [teacher] : []), ...(weights ? [weights] : [])]);
  }
}

function gather(values: Float32Array, width: number, rows: Int32Array): Float32Array {
  const out = new Float32Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) out.set(values.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
  return out;
}
