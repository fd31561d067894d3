import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Augmentation } from './Augmentation';
import { checkPicture, readPictureLayout, type PictureShape } from './readPictureLayout';
import { resampleImage, type PixelMap } from './resampleImage';

export interface RotateOptions {
  /** The largest angle, to either side. Default 15. */
  degrees?: number;
  /** What comes in at the corners. Default 0. */
  fill?: number;
  /** The shape of one picture, if rows are flat: [28, 28]. */
  picture?: PictureShape;
}

/**
 * Turns pictures about their middle by an angle between -degrees and degrees, counter-clockwise if it is above 0, with bilinear
 * interpolation.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are not pictures.
 * @example
 * ```ts
 * const augment = [kd.augment.rotate({ degrees: 10 })];
 * ```
 */
export function rotate(options: RotateOptions = {}): Augmentation<{ degrees: number }> {
  checkOptions('rotate', options, ['degrees', 'fill', 'picture']);
  const most = checkNumber('rotate', 'degrees', options.degrees ?? 15, { atLeast: 0, atMost: 180 });
  const fill = checkNumber('rotate', 'fill', options.fill ?? 0);
  const picture = checkPicture('rotate', options.picture);
  return {
    description: { name: 'rotate', degrees: most, fill },
    forRows(subject, data) {
      const layout = readPictureLayout(`${subject}: rotate`, data, picture);
      const [middleY, middleX] = [(layout.height - 1) / 2, (layout.width - 1) / 2];
      return {
        draw: (next) => ({ degrees: most * (2 * next() - 1) }),
        apply(row, into, { degrees }) {
          const angle = (degrees * Math.PI) / 180;
          const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
          const turn: PixelMap = (y, x, from) => {
            from.y = middleY + sin * (x - middleX) + cos * (y - middleY);
            from.x = middleX + cos * (x - middleX) - sin * (y - middleY);
          };
          resampleImage(row, into, layout, turn, fill);
        }
      };
    }
  };
}
