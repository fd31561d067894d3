import { checkNumber } from '../../checks/checkNumber';
import { showValue } from '../../checks/showValue';
import type { AnyDataset } from '../Dataset';

/** How the numbers of a row lie: plane after plane, line after line, pixel after pixel. A picture has one plane, a volume one for each slice. */
export interface PictureLayout {
  planes: number;
  height: number;
  width: number;
  channels: number;
}

/** The shape of one picture, for rows that are flat: [28, 28] or [32, 32, 3]. */
export type PictureShape = readonly number[];

/** @throws TypeError or RangeError for rows that are not pictures or volumes. */
export function readPictureLayout(subject: string, { shape, name }: AnyDataset, picture?: PictureShape): PictureLayout {
  const given = picture ?? shape;
  const isFlat = shape.length === 1;
  const size = given.reduce((a, b) => a * b, 1);
  if (given.length < 2 || given.length > 4 || size !== shape.reduce((a, b) => a * b, 1)) {
    const fix = isFlat ? 'give the shape of one picture, such as {picture: [28, 28]}' : 'leave it out for such rows';
    throw new RangeError(
      `${subject}: expected pictures [height, width, channels] or volumes [depth, height, width, channels], got rows of the shape ${showValue(picture ?? shape)} in ${name}; ${fix}`
    );
  }
  if (given.length === 4) return { planes: given[0], height: given[1], width: given[2], channels: given[3] };
  return { planes: 1, height: given[0], width: given[1], channels: given[2] ?? 1 };
}

/** @throws TypeError or RangeError unless it is left out or a list of two to four whole numbers. */
export function checkPicture(subject: string, picture: unknown): PictureShape | undefined {
  if (picture === undefined) return undefined;
  if (!Array.isArray(picture) || picture.length < 2 || picture.length > 4)
    throw new TypeError(`${subject}: expected picture to be a shape such as [28, 28], got ${showValue(picture)}; give one`);
  picture.forEach((size, i) => checkNumber(subject, `picture[${i}]`, size, { integer: true, atLeast: 1, atMost: 2 ** 20 }));
  return [...(picture as number[])];
}
