import type { Augmentation } from './Augmentation';
import { checkAugmentations } from './checkAugmentations';

/**
 * One of several augmentations for each row, all equally likely.
 *
 * @throws TypeError for anything but a list of augmentations.
 * @example
 * ```ts
 * const augment = [kd.augment.oneOf([kd.augment.mixUp(), kd.augment.cutMix()])];
 * ```
 */
export function oneOf(augmentations: readonly Augmentation[]): Augmentation<{ chosen: number; draws: unknown }> {
  const choices = checkAugmentations('oneOf', augmentations);
  return {
    description: { name: 'oneOf', ...Object.fromEntries(choices.map(({ description }, i) => [`choice${i + 1}`, description])) },
    forRows(subject, data) {
      const changes = choices.map((choice) => choice.forRows(subject, data));
      const mixing = changes.some(({ mixes }) => mixes);
      return {
        usesBatch: changes.some(({ usesBatch }) => usesBatch),
        draw(next, rows) {
          const chosen = Math.floor(next() * changes.length);
          return { chosen, draws: changes[chosen].draw(next, rows) };
        },
        apply: (row, into, { chosen, draws }, others) => changes[chosen].apply(row, into, draws, others),
        ...(mixing && { mixes: ({ chosen, draws }) => changes[chosen].mixes?.(draws) ?? null })
      };
    }
  };
}
