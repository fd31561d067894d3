import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Augmentation, Mix } from './Augmentation';
import type { Box } from './sampleRandomBox';
import { sampleMixShare } from './sampleMixShare';
import { fillBox } from './fillBox';
import { checkPicture, readPictureLayout, type PictureLayout, type PictureShape } from './readPictureLayout';

export interface CutMixOptions {
  /** Of the distribution Beta(alpha, alpha) of the share; at 1 every share is equally likely. Default 1. */
  alpha?: number;
  /** The shape of one picture, if rows are flat: [28, 28]. */
  picture?: PictureShape;
}

interface CutMixDraws extends Mix {
  box: Box;
}

/**
 * Puts a box of another picture of the batch into each picture, at its own place (Yun et al. 2019, arXiv 1905.04899). The box has the
 * picture's proportions and the area 1 - share, share ~ Beta(alpha, alpha), about a middle anywhere, and is cut at the edge; the share of
 * the labels is then that of the pixels that stayed.
 *
 * @throws TypeError or RangeError for an unknown option or a value out of bounds; in a run, for rows that are not pictures.
 * @example
 * ```ts
 * const augment = [kd.augment.oneOf([kd.augment.mixUp(), kd.augment.cutMix()])];
 * ```
 */
export function cutMix(options: CutMixOptions = {}): Augmentation<CutMixDraws> {
  checkOptions('cutMix', options, ['alpha', 'picture']);
  const alpha = checkNumber('cutMix', 'alpha', options.alpha ?? 1, { above: 0, atMost: 1000 });
  const picture = checkPicture('cutMix', options.picture);
  return {
    description: { name: 'cutMix', alpha },
    forRows(subject, data) {
      const layout = readPictureLayout(`${subject}: cutMix`, data, picture);
      return {
        usesBatch: true,
        draw(next, rows) {
          const other = Math.floor(next() * rows);
          const box = boxAbout(next(), next(), Math.sqrt(1 - sampleMixShare(next, alpha)), layout);
          return { with: other, share: 1 - (box.height * box.width) / (layout.height * layout.width), box };
        },
        apply(row, into, { with: other, box }, others) {
          into.set(row);
          const from = others(other);
          fillBox(into, layout, box, (part, start) => part.set(from.subarray(start, start + part.length)));
        },
        mixes: ({ with: other, share }) => ({ with: other, share })
      };
    }
  };
}

/** @param part of the picture's height and width. */
function boxAbout(down: number, right: number, part: number, { height, width }: PictureLayout): Box {
  const [top, end] = cut(down, Math.floor(height * part), height);
  const [left, last] = cut(right, Math.floor(width * part), width);
  return { top, left, height: end - top, width: last - left };
}

function cut(middle: number, length: number, size: number): [begin: number, end: number] {
  const begin = Math.floor(middle * size) - (length >> 1);
  return [Math.max(0, begin), Math.min(size, begin + length)];
}
