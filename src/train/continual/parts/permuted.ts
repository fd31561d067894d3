import { checkInputs } from '../../../checks/checkInputs';
import { checkNumber } from '../../../checks/checkNumber';
import type { Dataset, Splits } from '../../../data/Dataset';
import { inOrder } from '../../../data/order/shuffleForEpoch';
import { maxModels } from '../../../record/declareModels';
import { createRandom, mixSeeds, shuffle } from '../../../stats/createRandom';
import { checkStreamData } from './checkStreamData';
import type { StreamPart } from './StreamPart';

export interface PermutedOptions {
  /** How many parts. The first has the rows as they are. */
  parts: number;
  /** Decides the orders. Default 0. */
  seed?: number;
}

const subject = 'continual.permuted';

/**
 * A stream of the same classes whose rows look different in each part: all numbers of a row change places, in an order that a part has of its own. Permuted MNIST is `permuted(kd.mnist(), {parts: 5})`
 * (Goodfellow et al. 2013, arXiv 1312.6211): domain-incremental learning. Each part is a copy of all rows.
 *
 * @throws TypeError or RangeError for data without train and test rows of classes in memory, for the rows of a table, whose columns have a meaning, or more than 64 parts.
 * @example
 * ```ts
 * const rows = kd.dataset({ x: [[1, 2, 3], [4, 5, 6]], y: [0, 1], classes: 2 });
 * const [, second] = kd.continual.permuted({ train: rows, test: rows }, { parts: 2, seed: 1 });
 * second.train.x; // the columns in another order
 * ```
 */
export function permuted(data: Splits, options: PermutedOptions): StreamPart[] {
  checkInputs(subject, options, ['parts', 'seed']);
  const { train, validation, test } = checkStreamData(subject, data);
  const parts = checkNumber(subject, 'parts', options.parts, { integer: true, atLeast: 1, atMost: maxModels });
  const seed = checkNumber(subject, 'seed', options.seed ?? 0, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  if (train.features)
    throw new TypeError(
      `${subject}: expected rows of numbers alike, such as pixels, got a table whose columns have names; give images`
    );
  const width = train.x.length / train.y.length;
  return Array.from({ length: parts }, (_, part) => {
    const order = part === 0 ? inOrder(width) : shuffle(inOrder(width), createRandom(mixSeeds(seed, part)));
    const name = `permutation ${part}`;
    const permute = (rows: Dataset): Dataset => ({ ...rows, name: `${rows.name}: ${name}`, x: permuteColumns(rows.x, order) });
    return {
      name,
      train: permute(train),
      ...(validation && { validation: permute(validation) }),
      test: permute(test)
    };
  });
}

function permuteColumns(x: Float32Array, order: Int32Array): Float32Array {
  const width = order.length;
  const result = new Float32Array(x.length);
  for (let start = 0; start < x.length; start += width)
    for (let column = 0; column < width; column++) result[start + column] = x[start + order[column]];
  return result;
}
