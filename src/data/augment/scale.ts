import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Augmentation } from './Augmentation';
import { checkPicture, readPictureLayout, type PictureShape } from './readPictureLayout';
import { resampleImage, type PixelMap } from './resampleImage';

export interface ScaleOptions {
  /** The smallest and the largest factor; above 1 the picture becomes larger. Default 0.8 and 1.2. */
  from?: number;
  to?: number;
  /** What comes in at the edges of a picture that becomes smaller. Default 0. */
  fill?: number;
  /** The shape of one picture, if rows are flat: [28, 28]. */
  picture?: PictureShape;
}

/**
 * Makes pictures larger or smaller about their middle, with bilinear interpolation; their size in pixels stays. Each factor between `from`
 * and `to` is equally likely.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are not pictures.
 * @example
 * ```ts
 * const augment = [kd.augment.scale({ from: 0.9, to: 1.1 })];
 * ```
 */
export function scale(options: ScaleOptions = {}): Augmentation<{ factor: number }> {
  checkOptions('scale', options, ['from', 'to', 'fill', 'picture']);
  const from = checkNumber('scale', 'from', options.from ?? 0.8, { above: 0, atMost: 100 });
  const to = checkNumber('scale', 'to', options.to ?? Math.max(from, 1.2), { atLeast: from, atMost: 100 });
  const fill = checkNumber('scale', 'fill', options.fill ?? 0);
  const picture = checkPicture('scale', options.picture);
  return {
    description: { name: 'scale', from, to, fill },
    forRows(subject, data) {
      const layout = readPictureLayout(`${subject}: scale`, data, picture);
      const [middleY, middleX] = [(layout.height - 1) / 2, (layout.width - 1) / 2];
      return {
        draw: (next) => ({ factor: from + (to - from) * next() }),
        apply(row, into, { factor }) {
          const enlarge: PixelMap = (y, x, from) => {
            from.y = middleY + (y - middleY) / factor;
            from.x = middleX + (x - middleX) / factor;
          };
          resampleImage(row, into, layout, enlarge, fill);
        }
      };
    }
  };
}
