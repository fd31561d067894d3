import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Augmentation } from './Augmentation';
import { checkPicture, readPictureLayout, type PictureShape } from './readPictureLayout';

export interface ColourOptions {
  /** Default 0.4: pixels times a factor of 0.6 to 1.4. */
  brightness?: number;
  /** Default 0.4: away from, or towards, the picture's mean grey by a factor of 0.6 to 1.4. */
  contrast?: number;
  /** Default 0.4: away from, or towards, each pixel's grey. Left out for pictures of one channel. */
  saturation?: number;
  /** The values of black and white; what leaves them is cut. Default [0, 1]. */
  range?: readonly [black: number, white: number];
  /** The shape of one picture, if rows are flat: [28, 28]. */
  picture?: PictureShape;
}

interface ColourDraws {
  brightness: number;
  contrast: number;
  saturation: number;
}

/**
 * Changes brightness, then contrast, then saturation, each by a factor between 1 - x and 1 + x, cut to `range` after each:
 * brightness x f; f x + (1 - f) mean grey; f x + (1 - f) grey, with grey = 0.299 red + 0.587 green + 0.114 blue.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are not pictures of 1 or 3 channels.
 * @example
 * ```ts
 * const augment = [kd.augment.colour({ brightness: 0.2, contrast: 0.2, saturation: 0 })];
 * ```
 */
export function colour(options: ColourOptions = {}): Augmentation<ColourDraws> {
  checkOptions('colour', options, ['brightness', 'contrast', 'saturation', 'range', 'picture']);
  const amount = (name: 'brightness' | 'contrast' | 'saturation') =>
    checkNumber('colour', name, options[name] ?? 0.4, { atLeast: 0, atMost: 1 });
  const [brightness, contrast, saturation] = [amount('brightness'), amount('contrast'), amount('saturation')];
  const [black, white] = checkColourRange(options.range ?? [0, 1]);
  const picture = checkPicture('colour', options.picture);
  const factor = (most: number, next: () => number) => 1 + most * (2 * next() - 1);
  return {
    description: { name: 'colour', brightness, contrast, saturation, range: [black, white] },
    forRows(subject, data) {
      const { channels } = readPictureLayout(`${subject}: colour`, data, picture);
      if (channels !== 1 && channels !== 3)
        throw new RangeError(
          `${subject}: colour: expected pictures of 1 or 3 channels, got ${channels} in ${data.name}; leave colour out`
        );
      const cut = (value: number) => Math.min(white, Math.max(black, value));
      return {
        draw: (next) => ({
          brightness: factor(brightness, next),
          contrast: factor(contrast, next),
          saturation: factor(saturation, next)
        }),
        apply(row, into, draws) {
          for (let i = 0; i < row.length; i++) into[i] = cut(black + draws.brightness * (row[i] - black));
          const mean = meanGrey(into, channels);
          for (let i = 0; i < row.length; i++) into[i] = cut(draws.contrast * into[i] + (1 - draws.contrast) * mean);
          if (channels === 1) return;
          for (let i = 0; i < row.length; i += 3) {
            const part = (1 - draws.saturation) * greyOf(into, i, 3);
            for (let c = i; c < i + 3; c++) into[c] = cut(draws.saturation * into[c] + part);
          }
        }
      };
    }
  };
}

function greyOf(pixels: Float32Array, at: number, channels: number): number {
  return channels === 1 ? pixels[at] : 0.299 * pixels[at] + 0.587 * pixels[at + 1] + 0.114 * pixels[at + 2];
}

function meanGrey(pixels: Float32Array, channels: number): number {
  let sum = 0;
  for (let i = 0; i < pixels.length; i += channels) sum += greyOf(pixels, i, channels);
  return sum / (pixels.length / channels);
}

function checkColourRange(range: unknown): [number, number] {
  if (!Array.isArray(range) || range.length !== 2)
    throw new TypeError(`colour: expected range to be [black, white], got ${showValue(range)}; give two numbers`);
  const black = checkNumber('colour', 'range[0]', range[0]);
  return [black, checkNumber('colour', 'range[1]', range[1], { above: black })];
}
