import { checkNumber } from '../../checks/checkNumber';
import type { Augmentation } from './Augmentation';
import { checkAugmentations } from './checkAugmentations';

/**
 * An augmentation that changes only some of the rows.
 *
 * @param probability how often, from 0 to 1.
 * @throws TypeError or RangeError for a probability out of bounds or anything but an augmentation.
 * @example
 * ```ts
 * const augment = [kd.augment.sometimes(0.3, kd.augment.rotate())];
 * ```
 */
export function sometimes(probability: number, augmentation: Augmentation): Augmentation<{ draws: unknown } | null> {
  checkNumber('sometimes', 'probability', probability, { atLeast: 0, atMost: 1 });
  const [asked] = checkAugmentations('sometimes', [augmentation]);
  return {
    description: { name: 'sometimes', probability, augmentation: asked.description },
    forRows(subject, data) {
      const change = asked.forRows(subject, data);
      return {
        usesBatch: change.usesBatch,
        draw: (next, rows) => (next() < probability ? { draws: change.draw(next, rows) } : null),
        apply: (row, into, drawn, others) => (drawn ? change.apply(row, into, drawn.draws, others) : into.set(row)),
        ...(change.mixes && { mixes: (drawn) => (drawn ? change.mixes!(drawn.draws) : null) })
      };
    }
  };
}
