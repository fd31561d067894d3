import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Augmentation } from './Augmentation';
import { checkRange, type Range } from './checkRange';
import { sampleRandomBox, type Box } from './sampleRandomBox';
import { fillBox } from './fillBox';
import { checkPicture, readPictureLayout, type PictureShape } from './readPictureLayout';

export interface EraseOptions {
  /** How often. Default 0.5. */
  probability?: number;
  /** The share of the picture that is erased. Default [0.02, 0.33]. */
  area?: Range;
  /** Width over height of the part that is erased. Default [0.3, 3.3]. */
  ratio?: Range;
  /** What stands in its place. Default 0. */
  value?: number;
  /** The shape of one picture, if rows are flat: [28, 28]. */
  picture?: PictureShape;
}

/**
 * Erases a box of a picture (Zhong et al. 2020, arXiv 1708.04896; with `{area: [0.25, 0.25], ratio: [1, 1]}` a square, as in Cutout, DeVries & Taylor 2017,
 * arXiv 1708.04552, but never beyond the edge).
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are not pictures.
 * @example
 * ```ts
 * const augment = [kd.augment.erase({ area: [0.02, 0.2], value: 0.5 })];
 * ```
 */
export function erase(options: EraseOptions = {}): Augmentation<{ box: Box | null }> {
  checkOptions('erase', options, ['probability', 'area', 'ratio', 'value', 'picture']);
  const probability = checkNumber('erase', 'probability', options.probability ?? 0.5, { atLeast: 0, atMost: 1 });
  const area = checkRange('erase', 'area', options.area ?? [0.02, 0.33], 1);
  const ratio = checkRange('erase', 'ratio', options.ratio ?? [0.3, 3.3], 100);
  const value = checkNumber('erase', 'value', options.value ?? 0);
  const picture = checkPicture('erase', options.picture);
  return {
    description: { name: 'erase', probability, area: [...area], ratio: [...ratio], value },
    forRows(subject, data) {
      const layout = readPictureLayout(`${subject}: erase`, data, picture);
      return {
        draw: (next) => ({ box: next() < probability ? sampleRandomBox(next, layout, area, ratio) : null }),
        apply(row, into, { box }) {
          into.set(row);
          if (box) fillBox(into, layout, box, (part) => part.fill(value));
        }
      };
    }
  };
}
