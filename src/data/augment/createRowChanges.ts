import type { AnyDataset } from '../Dataset';
import type { Augmentation, RowChange } from './Augmentation';
import { checkAugmentations } from './checkAugmentations';
import { checkRowChange } from './checkRowChange';

/**
 * The changes of a list of augmentations, ready for the rows of a dataset.
 *
 * @throws TypeError or RangeError for anything but augmentations that can change its rows, and for two that mix rows.
 */
export function createRowChanges(subject: string, augmentations: readonly Augmentation[], data: AnyDataset): RowChange[] {
  const changes = checkAugmentations(subject, augmentations).map((one) =>
    checkRowChange(subject, one.description.name, one.forRows(subject, data))
  );
  if (changes.filter(({ mixes }) => mixes).length > 1)
    throw new RangeError(
      `${subject}: expected at most one augmentation that mixes rows, got two; choose between them with kd.augment.oneOf([...])`
    );
  return changes;
}
