import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Augmentation, Mix } from './Augmentation';
import { sampleMixShare } from './sampleMixShare';

export interface MixUpOptions {
  /** Of the distribution Beta(alpha, alpha) of the share; at 1 every share is equally likely. Default 0.2. */
  alpha?: number;
}

/**
 * Mixes each row with another of its batch: out = share x row + (1 - share) x other, share ~ Beta(alpha, alpha) for each row (Zhang et al.
 * 2018, arXiv 1710.09412). A loss of labels becomes the same mixture of the losses of both labels; the teacher sees the mixed row.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for tables with categories.
 * @example
 * ```ts
 * const augment = [kd.augment.flip(), kd.augment.mixUp({ alpha: 1 })];
 * ```
 */
export function mixUp(options: MixUpOptions = {}): Augmentation<Mix> {
  checkOptions('mixUp', options, ['alpha']);
  const alpha = checkNumber('mixUp', 'alpha', options.alpha ?? 0.2, { above: 0, atMost: 1000 });
  return {
    description: { name: 'mixUp', alpha },
    forRows(subject, { features, name }) {
      const category = features?.find(({ kind }) => kind === 'category');
      if (category)
        throw new RangeError(
          `${subject}: mixUp: expected numbers alone, got the category "${category.name}" in ${name}; use kd.augment.swapColumns()`
        );
      return {
        usesBatch: true,
        draw: (next, rows) => ({ with: Math.floor(next() * rows), share: sampleMixShare(next, alpha) }),
        apply(row, into, mix, others) {
          const other = others(mix.with);
          for (let i = 0; i < row.length; i++) into[i] = mix.share * row[i] + (1 - mix.share) * other[i];
        },
        mixes: (mix) => mix
      };
    }
  };
}
