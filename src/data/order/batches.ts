import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { shuffleForEpoch, inOrder } from './shuffleForEpoch';

export interface BatchesOptions {
  /** Rows per batch; the last batch takes what is left. */
  batchSize: number;
  /** Default 0. */
  seed?: number;
  /** Each epoch has its own order. Default 0. */
  epoch?: number;
  /** Default true. */
  shuffle?: boolean;
}

/**
 * The row numbers of one epoch, batch by batch: every row once, in an order that depends only on seed and epoch.
 *
 * @param rows how many rows there are.
 * @throws TypeError or RangeError for sizes that are not whole numbers above 0, or an unknown option.
 * @example
 * ```ts
 * for (const rows of kd.batches(5, { batchSize: 2, shuffle: false })) rows; // [0, 1], [2, 3], [4]
 * ```
 */
export function batches(rows: number, options: BatchesOptions): Iterable<Int32Array> {
  checkOptions('batches', options, ['batchSize', 'seed', 'epoch', 'shuffle']);
  const { batchSize, seed = 0, epoch = 0, shuffle: shuffled = true } = options ?? {};
  checkNumber('batches', 'rows', rows, { integer: true, atLeast: 1, atMost: 2 ** 26 });
  checkNumber('batches', 'batchSize', batchSize, { integer: true, atLeast: 1 });
  checkNumber('batches', 'seed', seed, { integer: true, atLeast: 0 });
  checkNumber('batches', 'epoch', epoch, { integer: true, atLeast: 0 });
  return cut(shuffled ? shuffleForEpoch(rows, { seed, epoch }) : inOrder(rows), batchSize);
}

function* cut(order: Int32Array, batchSize: number): Iterable<Int32Array> {
  for (let start = 0; start < order.length; start += batchSize) yield order.subarray(start, start + batchSize);
}
