import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkDataset } from './checkDataset';
import type { Dataset, Splits } from './Dataset';
import { shuffle, random } from './random';
import { stratified } from './stratified';
import { takeRows } from './takeRows';

export interface SplitOptions {
  /** Share of the rows to choose the best epoch on. Default 0.1. */
  validation?: number;
  /** Share of the rows that are looked at last. Default 0.1. */
  test?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * Parts of a dataset, each with the classes in the proportions of the whole. A share of 0 leaves that part out.
 *
 * @throws TypeError or RangeError for a bad dataset, shares that leave no row in a part, or an unknown option.
 * @example
 * ```ts
 * const data = kd.dataset({ x: Array.from({ length: 100 }, (_, i) => [i]), y: Array.from({ length: 100 }, (_, i) => i % 2), classes: 2 });
 * const { train, validation, test } = kd.split(data, { validation: 0.1, test: 0.2, seed: 1 }); // 70, 10 and 20 rows
 * ```
 */
export function split(data: Dataset, options: SplitOptions = {}): Splits {
  checkOptions('split', options, ['validation', 'test', 'seed']);
  checkDataset(data, 'split');
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

  const order = stratified(data.y, seed);
  // Inside each part the order must not tell the class.
  const part = (name: string, from: number, to: number) => {
    const indices = shuffle(order.slice(from, to), random(seed));
    return takeRows(data, indices, `${data.name} ${name}`);
  };
  const splits: Splits = { train: part('train', counts.validation + counts.test, rows) };
  if (counts.validation) splits.validation = part('validation', 0, counts.validation);
  if (counts.test) splits.test = part('test', counts.validation, counts.validation + counts.test);
  return splits;
}
