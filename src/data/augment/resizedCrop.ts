import { checkOptions } from '../../checks/checkOptions';
import type { Augmentation } from './Augmentation';
import { checkRange, type Range } from './checkRange';
import { sampleRandomBox, type Box } from './sampleRandomBox';
import { checkPicture, readPictureLayout, type PictureShape } from './readPictureLayout';
import { resampleImage, type PixelMap } from './resampleImage';

export interface ResizedCropOptions {
  /** The share of the picture that is kept. Default [0.08, 1]. */
  area?: Range;
  /** Width over height of the part that is kept. Default [3/4, 4/3]. */
  ratio?: Range;
  /** The shape of one picture, if rows are flat: [28, 28]. */
  picture?: PictureShape;
}

/**
 * Takes a part of a picture and enlarges it to the whole, with bilinear interpolation: the "Inception crop" (Szegedy et al. 2015, arXiv
 * 1409.4842), strong enough that a student matches its teacher as a function (Beyer et al. 2022, arXiv 2106.05237). A picture of which ten
 * draws gave no part stays as it is.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are not pictures.
 * @example
 * ```ts
 * const augment = [kd.augment.resizedCrop({ area: [0.3, 1] }), kd.augment.flip()];
 * ```
 */
export function resizedCrop(options: ResizedCropOptions = {}): Augmentation<{ box: Box | null }> {
  checkOptions('resizedCrop', options, ['area', 'ratio', 'picture']);
  const area = checkRange('resizedCrop', 'area', options.area ?? [0.08, 1], 1);
  const ratio = checkRange('resizedCrop', 'ratio', options.ratio ?? [3 / 4, 4 / 3], 100);
  const picture = checkPicture('resizedCrop', options.picture);
  return {
    description: { name: 'resizedCrop', area: [...area], ratio: [...ratio] },
    forRows(subject, data) {
      const layout = readPictureLayout(`${subject}: resizedCrop`, data, picture);
      const { height, width } = layout;
      return {
        draw: (next) => ({ box: sampleRandomBox(next, layout, area, ratio) }),
        apply(row, into, { box }) {
          if (!box) return into.set(row);
          // Within the part: its own edge stands for what lies beyond.
          const enlarge: PixelMap = (y, x, from) => {
            from.y = box.top + clamp(((y + 0.5) * box.height) / height - 0.5, box.height - 1);
            from.x = box.left + clamp(((x + 0.5) * box.width) / width - 0.5, box.width - 1);
          };
          resampleImage(row, into, layout, enlarge, 'edge');
        }
      };
    }
  };
}

function clamp(at: number, most: number): number {
  return Math.min(most, Math.max(0, at));
}
