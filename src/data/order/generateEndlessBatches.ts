import { batches } from './batches';

/**
 * Endless batches of rows, pass after pass, each pass in its own order: the passes are those that `batches` returns for the epochs 0, 1, 2,
 * ….
 *
 * @param skipped how many batches have been taken before.
 */
export function* generateEndlessBatches(
  rows: number,
  options: { batchSize: number; seed: number },
  skipped = 0
): Generator<Int32Array, never> {
  const perPass = Math.ceil(rows / options.batchSize);
  let place = skipped % perPass;
  for (let epoch = Math.floor(skipped / perPass); ; epoch++) {
    for (const batch of batches(rows, { ...options, epoch })) if (--place < 0) yield batch;
  }
}
