import { showValue } from '../../../checks/showValue';
import type { Dataset } from '../../../data/Dataset';

const [least, most] = [8, 256];

/**
 * [height, width, channels] of rows that are images, [height, width] or [height, width, 1 or 3].
 *
 * @throws RangeError for rows of the wrong shape or with sides below 8 or above 256.
 */
export function checkImageShape(shape: Dataset['shape'], subject: string): [number, number, number] {
  const [height, width, channels = 1] = shape;
  const isImage = (shape.length === 2 || shape.length === 3) && (channels === 1 || channels === 3);
  const fits = [height, width].every((side) => side >= least && side <= most);
  if (isImage && fits) return [height, width, channels];
  const expected = `images of the shape [height, width, 1 or 3] with sides of ${least} to ${most} pixels`;
  throw new RangeError(
    `${subject}: expected ${expected}, got rows of shape ${showValue(shape)}; give {...data, shape: [28, 28, 1]} if rows are flat, or resize them`
  );
}
