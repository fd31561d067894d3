import * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import { checkAnyDataset } from '../../data/checkDataset';
import type { AnyDataset, Nested } from '../../data/Dataset';
import { makeDataset } from '../../data/makeDataset';
import { createRandom, shuffle } from '../../stats/createRandom';

/** Rows to compare on: a dataset, in memory or on disk (its labels are not used), rows nested as deep as their shape, or a tensor of rows. */
export type RowsLike = AnyDataset | readonly Nested[] | tf.Tensor;

export interface ExampleBatches {
  name: string;
  /** The dataset, if the rows are of one. */
  data?: AnyDataset;
  /** Of one row. */
  shape: number[];
  /** Rows in each batch. */
  batches: number[];
  rows: number;
  /** Rows of a batch, [batch, ...shape]. The caller disposes it. */
  batch(place: number): tf.Tensor;
}

/**
 * The rows to compare on, in batches. Rows left over after whole batches are used if they are at least half a batch: in a mean over
 * batches, fewer rows would weigh as much as a whole batch.
 *
 * @param seed draws the rows and their order; null takes them in the given order.
 * @throws TypeError or RangeError for bad rows, or fewer than 4.
 */
export function exampleBatches(
  subject: string,
  given: RowsLike,
  { examples, batchSize, seed }: { examples: number; batchSize: number; seed: number | null }
): ExampleBatches {
  const { name, data, x, shape, count } = flat(subject, given);
  if (count < 4) throw new RangeError(`${subject}: expected x to hold at least 4 rows, got ${count}; give more examples`);
  const order = Int32Array.from({ length: count }, (_, i) => i);
  if (seed !== null) shuffle(order, createRandom(seed));
  const wanted = Math.min(examples, count);
  const whole = Math.floor(wanted / batchSize);
  const rest = wanted % batchSize;
  const batches = [
    ...Array.from({ length: whole }, () => batchSize),
    ...(rest >= 4 && (whole === 0 || rest >= batchSize / 2) ? [rest] : [])
  ];
  const width = x.length / count;
  return {
    name,
    data,
    shape,
    batches,
    rows: batches.reduce((sum, rows) => sum + rows, 0),
    batch(place) {
      const values = new Float32Array(batches[place] * width);
      for (let i = 0; i < batches[place]; i++) {
        const row = order[place * batchSize + i];
        values.set(x.subarray(row * width, (row + 1) * width), i * width);
      }
      return tf.tensor(values, [batches[place], ...shape]);
    }
  };
}

interface Rows {
  name: string;
  data?: AnyDataset;
  x: AnyDataset['x'];
  shape: number[];
  count: number;
}

function flat(subject: string, given: RowsLike): Rows {
  if (given instanceof tf.Tensor) {
    const [count = 0, ...shape] = given.shape;
    return { name: 'x', x: Float32Array.from(given.dataSync()), shape, count };
  }
  if (Array.isArray(given)) {
    if (!given.length) throw new RangeError(`${subject}: expected x to hold rows, got none; give 4 or more`);
    const { x, shape } = makeDataset({ x: given as Nested[], y: new Int32Array(given.length), classes: 2 });
    return { name: 'x', x, shape, count: given.length };
  }
  if (typeof given !== 'object' || given === null)
    throw new TypeError(
      `${subject}: expected x to be a dataset, rows or a tensor, got ${showValue(given)}; give the rows to compare on`
    );
  const data = given as AnyDataset;
  checkAnyDataset(data, subject, { targets: true });
  return { name: data.name, data, x: data.x, shape: data.shape, count: data.y.length };
}
