import * as tf from '@tensorflow/tfjs';
import { isPromise } from '../../checks/isPromise';
import type { FileModel } from './FileModel';
import type { InputPlan } from './InputPlan';

export interface Computation {
  model: FileModel;
  plan: InputPlan;
  rows: tf.Tensor;
  outputs: readonly string[];
}

/** The outputs for some rows; a model that was made for a number of rows is asked for as many at a time, the last of them repeated where some are missing. */
export async function computeInBatches(computation: Computation): Promise<tf.Tensor[]> {
  const parts: tf.Tensor[][] = [];
  try {
    for (const part of partsOf(computation)) parts.push(await computePart(computation, part));
    return join(parts, computation);
  } finally {
    tf.dispose(parts);
  }
}

/** The same at once, for a model that can. */
export function computeAtOnce(subject: string, computation: Computation): tf.Tensor[] {
  const parts: tf.Tensor[][] = [];
  try {
    for (const part of partsOf(computation)) {
      const answer = computePart(computation, part);
      if (isPromise(answer))
        throw new TypeError(`${subject}: expected a model that computes at once, got one that does not; leave features out`);
      parts.push(answer);
    }
    return join(parts, computation);
  } finally {
    tf.dispose(parts);
  }
}

interface Part {
  start: number;
  rows: number;
}

function partsOf({ plan: { fixedRows }, rows }: Computation): Part[] {
  const count = rows.shape[0];
  const size = fixedRows ?? Math.max(1, count);
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => ({ start: i * size, rows: Math.min(size, count - i * size) }));
}

function computePart({ model, plan, rows, outputs }: Computation, part: Part): tf.Tensor[] | Promise<tf.Tensor[]> {
  const feeds = tf.tidy(() => plan.feedsOf(takeRows(rows, part, plan.fixedRows ?? part.rows)));
  let answer: tf.Tensor[] | Promise<tf.Tensor[]>;
  try {
    answer = model.run(feeds, outputs);
  } catch (error) {
    tf.dispose(feeds);
    throw error;
  }
  if (isPromise(answer)) return (answer as Promise<tf.Tensor[]>).finally(() => tf.dispose(feeds));
  tf.dispose(feeds);
  return answer;
}

function takeRows(rows: tf.Tensor, { start, rows: count }: Part, size: number): tf.Tensor {
  if (count === rows.shape[0] && count === size) return tf.clone(rows);
  const taken = tf.slice(rows, [start], [count]);
  if (count === size) return taken;
  const last = tf.slice(rows, [start + count - 1], [1]);
  return tf.concat([taken, tf.tile(last, [size - count, ...rows.shape.slice(1).map(() => 1)])]);
}

function join(parts: tf.Tensor[][], { plan: { fixedRows }, rows, outputs }: Computation): tf.Tensor[] {
  return tf.tidy(() =>
    outputs.map((_, i) => {
      const all = parts.map((part) => part[i]);
      if (fixedRows === null) return tf.clone(all[0]);
      const joined = tf.concat(all.map((one) => (one.rank ? one : tf.expandDims(one))));
      return joined.shape[0] > rows.shape[0] ? tf.slice(joined, [0], [rows.shape[0]]) : joined;
    })
  );
}
