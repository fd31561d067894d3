import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Augmentation } from './Augmentation';
import { checkPicture, readPictureLayout, type PictureLayout, type PictureShape } from './readPictureLayout';

export interface FlipOptions {
  /** "horizontal" exchanges left and right, "vertical" top and bottom. Default "horizontal". */
  axis?: 'horizontal' | 'vertical';
  /** How often. Default 0.5. */
  probability?: number;
  /** The shape of one picture, if rows are flat: [28, 28]. */
  picture?: PictureShape;
}

/**
 * Flips pictures, or all slices of a volume alike: out[y, x] = in[y, width - 1 - x] for the horizontal axis.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are not pictures.
 * @example
 * ```ts
 * const augment = [kd.augment.flip(), kd.augment.shift({ pixels: 4 })];
 * ```
 */
export function flip(options: FlipOptions = {}): Augmentation<{ flipped: boolean }> {
  checkOptions('flip', options, ['axis', 'probability', 'picture']);
  const { axis = 'horizontal' } = options;
  if (axis !== 'horizontal' && axis !== 'vertical')
    throw new TypeError(`flip: expected axis to be "horizontal" or "vertical", got ${showValue(axis)}; give one of them`);
  const probability = checkNumber('flip', 'probability', options.probability ?? 0.5, { atLeast: 0, atMost: 1 });
  const picture = checkPicture('flip', options.picture);
  return {
    description: { name: 'flip', axis, probability },
    forRows(subject, data) {
      const layout = readPictureLayout(`${subject}: flip`, data, picture);
      const turn = axis === 'horizontal' ? flipLines : flipPlanes;
      return {
        draw: (next) => ({ flipped: next() < probability }),
        apply: (row, into, { flipped }) => (flipped ? turn(row, into, layout) : into.set(row))
      };
    }
  };
}

function flipLines(row: Float32Array, into: Float32Array, { planes, height, width, channels }: PictureLayout): void {
  for (let line = 0; line < planes * height; line++) {
    const start = line * width * channels;
    for (let x = 0; x < width; x++)
      for (let c = 0; c < channels; c++) into[start + x * channels + c] = row[start + (width - 1 - x) * channels + c];
  }
}

function flipPlanes(row: Float32Array, into: Float32Array, { planes, height, width, channels }: PictureLayout): void {
  const line = width * channels;
  for (let plane = 0; plane < planes; plane++)
    for (let y = 0; y < height; y++) {
      const from = (plane * height + height - 1 - y) * line;
      into.set(row.subarray(from, from + line), (plane * height + y) * line);
    }
}
