import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import type { Random } from '../../stats/createRandom';
import type { PictureLayout } from './readPictureLayout';

/** A part of a picture, in whole pixels. */
export interface Box {
  top: number;
  left: number;
  height: number;
  width: number;
}

/** A smallest and a largest value. */
export type Range = readonly [from: number, to: number];

/**
 * A box with a share of the area and a ratio of width to height, both drawn from a range (the ratio on a logarithmic scale), anywhere in the
 * picture. Null if ten draws gave none that fits.
 */
export function sampleBox(next: Random, { height, width }: PictureLayout, area: Range, ratio: Range): Box | null {
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

/** @throws TypeError or RangeError unless it is two numbers, the smaller first. */
export function checkRange(subject: string, name: string, value: Range, atMost: number): Range {
  if (!Array.isArray(value) || value.length !== 2)
    throw new TypeError(`${subject}: expected ${name} to be [from, to], got ${showValue(value)}; give two numbers`);
  const from = checkNumber(subject, `${name}[0]`, value[0], { above: 0, atMost });
  return [from, checkNumber(subject, `${name}[1]`, value[1], { atLeast: from, atMost })];
}

function within([from, to]: Range, share: number): number {
  return from + (to - from) * share;
}
