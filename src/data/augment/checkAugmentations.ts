import { checkDescription } from '../../checks/checkDescription';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import type { Augmentation } from './Augmentation';

/** @throws TypeError for anything but a list of one to 20 augmentations. */
export function checkAugmentations(subject: string, augmentations: readonly Augmentation[]): Augmentation[] {
  const isList =
    isSafeToInspect(augmentations) && Array.isArray(augmentations) && augmentations.length > 0 && augmentations.length <= 20;
  if (!isList)
    throw new TypeError(
      `${subject}: expected 1 to 20 augmentations in a list, got ${showValue(augmentations)}; give [kd.augment.flip()]`
    );
  return augmentations.map((one: unknown, i) => {
    if (!hasSafelyReadableMembers(one, ['description', 'forRows']) || !isCallable(one.forRows))
      throw new TypeError(
        `${subject}: expected augmentation ${i} to be one of kd.augment, got ${showValue(one)}; give kd.augment.flip()`
      );
    const { description } = one as unknown as Augmentation;
    checkDescription(subject, `augmentation ${i}`, description);
    return one as unknown as Augmentation;
  });
}
