import type { Random } from '../../stats/createRandom';
import type { Range } from './checkRange';
import type { PictureLayout } from './readPictureLayout';

/** A part of a picture, in whole pixels. */
export interface Box {
  top: number;
  left: number;
  height: number;
  width: number;
}

/**
 * A box with a share of the area and a ratio of width to height, both drawn from a range (the ratio on a logarithmic scale), anywhere in the
 * picture. Null if ten draws gave none that fits.
 */
export function sampleRandomBox(next: Random, { height, width }: PictureLayout, area: Range, ratio: Range): Box | null {
  for (let tries = 0; tries < 10; tries++) {
    const pixels = height * width * within(area, next());
    const wide = Math.exp(within([Math.log(ratio[0]), Math.log(ratio[1])], next()));
    const box = { height: Math.round(Math.sqrt(pixels / wide)), width: Math.round(Math.sqrt(pixels * wide)) };
    if (box.height < 1 || box.width < 1 || box.height > height || box.width > width) continue;
    const top = Math.floor(next() * (height - box.height + 1));
    return { top, left: Math.floor(next() * (width - box.width + 1)), ...box };
  }
  return null;
}

function within([from, to]: Range, share: number): number {
  return from + (to - from) * share;
}
