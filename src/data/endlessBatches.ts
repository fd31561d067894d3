import { batches } from './batches';

/**
 * Endless batches of rows, pass after pass, each pass in its own order: the passes are those that `batches` returns for the epochs 0, 1, 2,
 * ….
 */
export function* endlessBatches(rows: number, options: { batchSize: number; seed: number }): Generator<Int32Array, never> {
  for (let epoch = 0; ; epoch++) yield* batches(rows, { ...options, epoch });
}
