import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../checkDataset';
import type { Dataset } from '../Dataset';
import type { Augmentation } from './Augmentation';
import { augmentBatch, type AugmentedBatch } from './augmentBatch';
import { createRowChanges } from './createRowChanges';
import { createRowRandoms } from './createRowRandoms';

export interface AugmentRowsOptions {
  /** Default 0. */
  seed?: number;
  /** Each view has its own draws. Default 0. */
  view?: number;
}

/** A dataset with changed rows, and what was drawn for them. */
export interface AugmentedRows {
  data: Dataset;
  /** For each row, for each augmentation in order: plain data. */
  draws: unknown[][];
  /** If rows were mixed: for each row the other row, and the share of the row's own label. */
  mixed?: AugmentedBatch['mixed'];
}

/**
 * A dataset with its rows changed as in a run with `augment`, all of them as one batch: to look at them with `kd.images`, or to check them.
 * Labels stay; of mixed rows `mixed` has the shares.
 *
 * @throws TypeError or RangeError for anything but a dataset in memory and augmentations that can change its rows.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 12, test: 1 }).train;
 * const { data: changed, draws } = kd.augmentRows(data, [kd.augment.shift({ pixels: 2, picture: [28, 28] })]);
 * draws[0]; // [{ down: ..., right: ... }]
 * kd.images({ ...changed, shape: [28, 28] }, { real: true });
 * ```
 */
export function augmentRows(
  data: Dataset,
  augmentations: readonly Augmentation[],
  options: AugmentRowsOptions = {}
): AugmentedRows {
  checkDataset(data, 'augmentRows');
  checkOptions('augmentRows', options, ['seed', 'view']);
  const seed = checkNumber('augmentRows', 'seed', options.seed ?? 0, { integer: true, atLeast: 0 });
  const view = checkNumber('augmentRows', 'view', options.view ?? 0, { integer: true, atLeast: 0 });
  const changes = createRowChanges('augmentRows', augmentations, data);
  const { x, ...rest } = augmentBatch(changes, data.x, createRowRandoms(Array.from(data.y.keys()), { seed, view }));
  return { data: { ...data, x }, ...rest };
}
