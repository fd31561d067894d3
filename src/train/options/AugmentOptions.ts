import type { Augmentation } from '../../data/augment/Augmentation';

/** What the teacher is shown: the very view that the student sees; another view of the same row; or the row as it is. */
export type Teaching = 'consistent' | 'independent' | 'fixed';

export interface AugmentOptions {
  /** One after the other: `[kd.augment.shift({pixels: 4}), kd.augment.flip()]`. */
  augmentations: readonly Augmentation[];
  /**
   * "consistent": the teacher labels the view that the student sees, in each step. "independent" and "fixed" are the controls of Beyer et al.
   * (2022): it labels another view of the row, or the row as it is, whose labels stay cached. Rows are mixed only with "consistent". Default "consistent".
   */
  teaching?: Teaching;
  /**
   * Each row has this many views, which come in turn, epoch after epoch; the teacher labels each once, before the training (as Shen & Xing 2022, arXiv 2112.01528). Only
   * with "consistent" teaching, rows in memory, and changes that look at no other row. Default: a new view in each epoch.
   */
  views?: number;
}
