import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import type { Copies } from '../../record/SyntheticReport';
import { checkSameRowFormat } from './checkSameRowFormat';
import { copiesOf, findCopies } from './findCopies';

export interface CopiedRowsOptions {
  /** Default: a third of the 1 % quantile of the distances from real rows to their nearest other real row, ignoring equal rows. */
  threshold?: number;
  /** The largest number of copies that are named. Default 20. */
  atMost?: number;
  /** Draws up to 2,000 real rows whose own distances are measured. Default 0. */
  seed?: number;
}

/**
 * Finds synthetic rows that repeat a real one: they are equal to it, or nearer to it than `threshold` and than a third of the distance
 * between the real row and any other real row. Distances
 * are Euclidean in scaled features: images by one mean and one deviation of all their numbers, the columns of a table each by its own.
 * Different categories and missing values have the distance 1. Every synthetic row is compared with every real one, in bounded memory.
 *
 * In a table with few different values, honest rows can equal real ones by chance: check `median.real`, which is 0 if real rows repeat each other.
 *
 * @throws TypeError or RangeError for bad data, rows whose shape or columns differ, and bad options.
 * @example
 * ```ts
 * const classes = ['a', 'b'];
 * const real = kd.dataset({ x: [[0, 1], [2, 3], [9, 4]], y: [0, 0, 1], classes });
 * const synthetic = kd.dataset({ x: [[2, 3], [7, 7]], y: [0, 1], classes, synthetic: true });
 * (await kd.copiedRows(synthetic, real)).nearest; // [{synthetic: 0, real: 1, distance: 0}]
 * ```
 */
export async function copiedRows(synthetic: Dataset, real: Dataset, options: CopiedRowsOptions = {}): Promise<Copies> {
  checkOptions('copiedRows', options, ['threshold', 'atMost', 'seed']);
  const { threshold, atMost = 20, seed = 0 } = options;
  if (threshold !== undefined) checkNumber('copiedRows', 'threshold', threshold, { atLeast: 0 });
  checkNumber('copiedRows', 'atMost', atMost, { integer: true, atLeast: 0 });
  checkNumber('copiedRows', 'seed', seed, { integer: true, atLeast: 0 });
  checkDataset(real, 'copiedRows: real');
  checkSameRowFormat('copiedRows', { synthetic }, { real });
  return copiesOf(await findCopies(synthetic, real, { seed, threshold }), atMost);
}
