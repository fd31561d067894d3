import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Augmentation, RowChange } from './Augmentation';
import { checkAugmentations } from './checkAugmentations';
import { checkPicture, type PictureShape } from './readPictureLayout';

export interface ColumnsOptions {
  /** Index of the picture's first number. Default 0. */
  from?: number;
  /** The shape of one picture: [32, 32, 3]. */
  picture: PictureShape;
}

/**
 * An augmentation of some of a row's numbers, which are a picture: rows that hold a picture and its text, as `kd.data.pictureTextRows` makes them, have their pixels changed, and keep the words.
 *
 * @throws TypeError or RangeError for anything but an augmentation, one that mixes rows (the text would be wrong), or options out of bounds; in a run, for rows that are too short.
 * @example
 * ```ts
 * const augment = [kd.augment.columns(kd.augment.shift({ pixels: 2 }), { picture: [32, 32, 3] })];
 * ```
 */
export function columns(augmentation: Augmentation, options: ColumnsOptions): Augmentation {
  checkOptions('columns', options, ['from', 'picture']);
  const [asked] = checkAugmentations('columns', [augmentation]);
  const picture = checkPicture('columns', options?.picture);
  if (picture === undefined)
    throw new TypeError(`columns: expected the shape of a picture, got ${showValue(picture)}; give {picture: [32, 32, 3]}`);
  const from = checkNumber('columns', 'from', options.from ?? 0, { integer: true, atLeast: 0 });
  const to = from + picture.reduce((a, b) => a * b, 1);
  return {
    description: { name: 'columns', from, picture: [...picture], augmentation: asked.description },
    forRows(subject, { features: _, ...data }) {
      const numbers = data.shape.reduce((a, b) => a * b, 1);
      if (data.shape.length !== 1 || to > numbers)
        throw new RangeError(
          `${subject}: columns: expected flat rows of at least ${to} numbers, got rows of the shape ${showValue(data.shape)} in ${data.name}; change from and picture`
        );
      const change: RowChange = asked.forRows(subject, { ...data, shape: [...picture] });
      if (change.mixes)
        throw new RangeError(
          `${subject}: columns: expected an augmentation of one row, got ${asked.description.name}, which mixes two; their other numbers could not be mixed`
        );
      return {
        usesBatch: change.usesBatch,
        draw: (next, rows) => change.draw(next, rows),
        apply(row, into, draws, others) {
          into.set(row);
          change.apply(row.subarray(from, to), into.subarray(from, to), draws, (other) => others(other).subarray(from, to));
        }
      };
    }
  };
}
