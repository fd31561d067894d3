import * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import type { FileModel } from './FileModel';
import type { InputPlan } from './InputPlan';
import { showShape } from './formatModelInput';
import { formatLibraryError } from './formatLibraryError';

export interface Computation {
  /** The caller's name for errors, and the teacher's. */
  subject: string;
  name: string;
  model: FileModel;
  plan: InputPlan;
  rows: tf.Tensor;
  outputs: readonly string[];
}

/** The outputs for some rows; a model that was made for a number of rows is asked for as many at a time, the last of them repeated where some are missing. */
export async function computeInBatches(computation: Computation): Promise<tf.Tensor[]> {
  const { model, outputs } = computation;
  const parts: tf.Tensor[][] = [];
  try {
    for (const part of partsOf(computation)) {
      const feeds = feedsOf(computation, part);
      try {
        parts.push(await model.run(feeds, outputs));
      } catch (error) {
        throw failed(computation, feeds, error);
      } finally {
        tf.dispose(feeds);
      }
    }
    return join(parts, computation);
  } finally {
    tf.dispose(parts);
  }
}

/** The same at once, for a model that can. */
export function computeAtOnce(computation: Computation): tf.Tensor[] {
  const { model, outputs } = computation;
  const parts: tf.Tensor[][] = [];
  try {
    for (const part of partsOf(computation)) {
      const feeds = feedsOf(computation, part);
      try {
        parts.push(model.runAtOnce!(feeds, outputs));
      } catch (error) {
        throw failed(computation, feeds, error);
      } finally {
        tf.dispose(feeds);
      }
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

function feedsOf({ plan, rows }: Computation, part: Part): { [input: string]: tf.Tensor } {
  return tf.tidy(() => plan.feedsOf(takeRows(rows, part, plan.fixedRows ?? part.rows)));
}

function failed({ subject, name }: Computation, feeds: { [input: string]: tf.Tensor }, error: unknown): Error {
  if ((error as Error).message.startsWith(`${subject}: `)) return error as Error;
  const given = Object.entries(feeds).map(([input, { shape }]) => `${showValue(input)} ${showShape(shape)}`);
  return new RangeError(
    `${subject}: expected ${showValue(name)} to compute ${given.slice(0, 8).join(', ')}, got "${formatLibraryError(error)}"; look at the shape of the rows and at how inputs are made`,
    { cause: error }
  );
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
