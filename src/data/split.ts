import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkAnyDataset } from './checkDataset';
import { dealGroups } from './order/dealGroups';
import type { AnyDataset, PartsOf, Splits } from './Dataset';
import { sortGroupsByClass } from './order/sortGroupsByClass';
import { shuffle, createRandom } from '../stats/createRandom';
import { stratifyRowOrder } from './order/stratifyRowOrder';
import { takeDatasetSubset } from './takeDatasetSubset';

export interface SplitOptions {
  /** Share of the rows for validation, on which the best epoch is chosen. Default 0.1. */
  validation?: number;
  /** Share of the rows for the test, which are used last. Default 0.1. */
  test?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * Parts of a dataset, each with the classes in the proportions of the whole. A share of 0 leaves that part out. If the dataset has groups,
 * all rows of a group are in the same part, and the shares are as close as whole groups allow.
 *
 * The parts of rows on disk are files of their own beside that of the whole; the second call opens them.
 *
 * @throws TypeError or RangeError for a bad dataset, shares that leave no row in a part, or an unknown option.
 * @example
 * ```ts
 * const data = kd.dataset({ x: Array.from({ length: 100 }, (_, i) => [i]), y: Array.from({ length: 100 }, (_, i) => i % 2), classes: 2 });
 * const { train, validation, test } = kd.split(data, { validation: 0.1, test: 0.2, seed: 1 }); // 70, 10 and 20 rows
 * ```
 */
export function split<Data extends AnyDataset>(data: Data, options: SplitOptions = {}): PartsOf<Data> {
  checkOptions('split', options, ['validation', 'test', 'seed']);
  checkAnyDataset(data, 'split', { targets: true });
  const { validation = 0.1, test = 0.1, seed = 0 } = options;
  checkNumber('split', 'validation', validation, { atLeast: 0, atMost: 1 });
  checkNumber('split', 'test', test, { atLeast: 0, atMost: 1 });
  const rows = data.y.length;
  const counts = { validation: Math.round(validation * rows), test: Math.round(test * rows) };
  const trainRows = rows - counts.validation - counts.test;
  for (const [name, share, count] of [
    ['validation', validation, counts.validation] as const,
    ['test', test, counts.test] as const
  ]) {
    if (share > 0 && count === 0)
      throw new RangeError(
        `split: expected ${name} to take at least one of ${rows} rows, got ${share}; give a larger share or 0`
      );
  }
  if (trainRows < 1)
    throw new RangeError(
      `split: expected validation and test to leave rows to train on, got ${validation} and ${test} of ${rows}; give smaller shares`
    );

  const parts = data.groups ? byGroup(data.y, data.groups, seed, counts) : byRow(data.y, seed, counts);
  const part = (name: keyof Parts) => {
    // Inside each part the order must not reveal the class.
    const indices = shuffle(parts[name], createRandom(seed));
    return takeDatasetSubset('split', data, indices, `${data.name} ${name}`);
  };
  const splits: Splits<AnyDataset> = { train: part('train') };
  if (counts.validation) splits.validation = part('validation');
  if (counts.test) splits.test = part('test');
  return splits as PartsOf<Data>;
}

interface Counts {
  validation: number;
  test: number;
}

/** Row numbers of each part. */
interface Parts {
  train: Int32Array;
  validation: Int32Array;
  test: Int32Array;
}

function byRow(y: Int32Array, seed: number, { validation, test }: Counts): Parts {
  const order = stratifyRowOrder(y, seed);
  return {
    validation: order.slice(0, validation),
    test: order.slice(validation, validation + test),
    train: order.slice(validation + test)
  };
}

function byGroup(y: Int32Array, groups: Int32Array, seed: number, { validation, test }: Counts): Parts {
  const wanted = { validation, test, train: y.length - validation - test };
  const names = (['validation', 'test', 'train'] as const).filter((name) => wanted[name] > 0);
  const lists = sortGroupsByClass(y, groups, seed);
  const count = lists.reduce((sum, list) => sum + list.length, 0);
  if (count < names.length)
    throw new RangeError(
      `split: expected at least ${names.length} groups for ${names.length} parts, got ${count}; leave a part out with a share of 0`
    );
  const taken = dealGroups(
    lists,
    names.map((name) => wanted[name])
  );
  const rowsOf = (name: keyof Parts) => Int32Array.from((taken[names.indexOf(name)] ?? []).flatMap((rows) => [...rows]));
  return { validation: rowsOf('validation'), test: rowsOf('test'), train: rowsOf('train') };
}
