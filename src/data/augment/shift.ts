import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Augmentation } from './Augmentation';
import { checkPicture, readPictureLayout, type PictureShape } from './readPictureLayout';

export interface ShiftOptions {
  /** The most that a picture is moved in each direction, in whole pixels. Default 4. */
  pixels?: number;
  /** What comes in at the edges: this number, or the picture reflected at its edge pixel. Default 0. */
  fill?: number | 'reflect';
  /** The shape of one picture, if rows are flat: [28, 28]. */
  picture?: PictureShape;
}

/**
 * Moves pictures by whole pixels, each offset from -pixels to pixels equally likely: out[y, x] = in[y - down, x - right]. A random crop
 * after padding by 4, as the CIFAR recipes have it, is `shift({pixels: 4})` (He et al. 2016, arXiv 1512.03385); a jitter of 2 pixels is
 * `shift({pixels: 2})` (Hinton, Vinyals & Dean 2015, arXiv 1503.02531).
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are not pictures.
 * @example
 * ```ts
 * const jitter = kd.augment.shift({ pixels: 2, picture: [28, 28] }); // for flat rows of 784 numbers
 * ```
 */
export function shift(options: ShiftOptions = {}): Augmentation<{ down: number; right: number }> {
  checkOptions('shift', options, ['pixels', 'fill', 'picture']);
  const pixels = checkNumber('shift', 'pixels', options.pixels ?? 4, { integer: true, atLeast: 0, atMost: 2 ** 15 });
  const { fill = 0 } = options;
  if (fill !== 'reflect' && !Number.isFinite(fill))
    throw new TypeError(`shift: expected fill to be a finite number or "reflect", got ${showValue(fill)}; give one of them`);
  const picture = checkPicture('shift', options.picture);
  const offset = (next: () => number) => Math.floor(next() * (2 * pixels + 1)) - pixels;
  return {
    description: { name: 'shift', pixels, fill },
    forRows(subject, data) {
      const { planes, height, width, channels } = readPictureLayout(`${subject}: shift`, data, picture);
      if (fill === 'reflect' && pixels >= Math.min(height, width))
        throw new RangeError(
          `${subject}: shift: expected fewer pixels than the ${Math.min(height, width)} of a picture to reflect, got ${pixels}; lower it`
        );
      const place = (at: number, size: number) => (fill === 'reflect' ? reflected(at, size) : at >= 0 && at < size ? at : -1);
      return {
        draw: (next) => ({ down: offset(next), right: offset(next) }),
        apply(row, into, { down, right }) {
          const from = Array.from({ length: width }, (_, x) => place(x - right, width) * channels);
          for (let line = 0; line < planes * height; line++) {
            const y = line % height;
            const fromY = place(y - down, height);
            const start = (line - y + fromY) * width * channels;
            let to = line * width * channels;
            for (let x = 0; x < width; x++)
              for (let c = 0; c < channels; c++)
                into[to++] = fromY < 0 || from[x] < 0 ? (fill as number) : row[start + from[x] + c];
          }
        }
      };
    }
  };
}

/** ... 2 1 0 1 2 ... n-2 n-1 n-2 ...: the edge pixel stands once. */
function reflected(at: number, size: number): number {
  const inside = Math.abs(at);
  return inside < size ? inside : 2 * (size - 1) - inside;
}
