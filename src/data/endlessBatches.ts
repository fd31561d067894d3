import { batches } from './batches';

/**
 * Batches of rows without an end, pass after pass, each pass in an order of its own: the first passes are those that `batches` gives for the
 * epochs 0, 1, 2, ….
 */
export function* endlessBatches(rows: number, options: { batchSize: number; seed: number }): Generator<Int32Array, never> {
  for (let epoch = 0; ; epoch++) yield* batches(rows, { ...options, epoch });
}
