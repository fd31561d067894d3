import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import type { Copies } from '../../record/SyntheticReport';
import { checkSameRows } from './checkSameRows';
import { copiesOf, findCopies } from './findCopies';

export interface CopiedRowsOptions {
  /** Default: a third of the 1 % quantile of the distances of real rows to their nearest other one, equal rows left out. */
  threshold?: number;
  /** How many copies are named at most. Default 20. */
  atMost?: number;
  /** Of up to 2,000 real rows whose own distances are measured. Default 0. */
  seed?: number;
}

/**
 * Synthetic rows that repeat a real one: equal to it, or nearer to it than `threshold` and than a third of the distance between that one and any other real row. Distances
 * are Euclidean in scaled features: images by one mean and one deviation of all their numbers, columns of a table each by its own,
 * different categories and missing values at the distance 1. Every synthetic row is compared with every real one, in bounded memory.
 *
 * In a table of few different values honest rows are equal to real ones by chance: see `median.real`, 0 where real rows repeat each other.
 *
 * @throws TypeError or RangeError for bad data, rows of another shape or other columns, and bad options.
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
  checkSameRows('copiedRows', { synthetic }, { real });
  return copiesOf(await findCopies(synthetic, real, { seed, threshold }), atMost);
}
