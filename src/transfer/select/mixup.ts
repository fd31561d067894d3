import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkMemorySize } from '../../checks/checkMemorySize';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';
import { mixSeeds, createRandom } from '../../stats/createRandom';
import { createBetaSampler } from './createBetaSampler';
import { mixRows } from './mixRows';

export interface MixupOptions {
  /** Number of mixtures. */
  rows: number;
  /** The alpha of Beta(alpha, alpha), from which shares are drawn: near 0 rows are hardly mixed, at 1 all shares are equally likely. Default 0.4. */
  alpha?: number;
  /** Default 0. */
  seed?: number;
}

/**
 * Mixtures of two randomly drawn rows, share x one + (1 - share) x other, for the teacher to label. They are `unlabelled`, since only the
 * teacher says what a mixture is (the paper mixes the labels too).
 *
 * Rows may have any shape. In a table numbers are mixed; a category comes from the row with the larger share, and so does a value if either
 * is missing. Mixtures are `synthetic` only if the data is: a mixture of real images shows them.
 *
 * Zhang et al. 2018, "mixup: Beyond Empirical Risk Minimization", arXiv 1710.09412; as rows to distil with: Beyer et al. 2022, arXiv 2106.05237.
 *
 * @throws TypeError or RangeError for an unknown option, fewer than two rows of data, or an option out of bounds.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[0, 0], [1, 1]], y: [0, 1], classes: 2 });
 * const mixed = kd.mixup(data, { rows: 3, seed: 1 }); // three points between the two rows
 * mixed.unlabelled; // true
 * ```
 */
export function mixup(data: Dataset, options: MixupOptions): Dataset {
  checkDataset(data, 'mixup');
  checkOptions('mixup', options, ['rows', 'alpha', 'seed']);
  const { rows, alpha = 0.4, seed = 0 } = options ?? {};
  checkMemorySize('mixup', { rows, 'numbers a row': data.x.length / data.y.length });
  checkNumber('mixup', 'alpha', alpha, { above: 0 });
  checkNumber('mixup', 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  const { length } = data.y;
  if (length < 2) throw new RangeError('mixup: expected at least two rows of data, got 1; give rows to mix');
  const next = createRandom(mixSeeds(seed, 1));
  const first = new Int32Array(rows).map(() => Math.floor(next() * length));
  const second = first.map((row) => (row + 1 + Math.floor(next() * (length - 1))) % length);
  const shares = new Float64Array(rows).map(createBetaSampler(alpha, createRandom(mixSeeds(seed, 2))));
  return mixRows(data, { first, second, shares }, `${data.name} mixed`);
}
