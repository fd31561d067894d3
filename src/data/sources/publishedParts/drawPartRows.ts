import { checkNumber } from '../../../checks/checkNumber';
import { stratifyRowOrder } from '../../order/stratifyRowOrder';
import type { PartSizes } from './PartSizes';

/** Row numbers of each part, rising: those of train and validation in the published train rows, those of test in the test rows. */
export interface PartRows {
  train: Int32Array;
  validation: Int32Array;
  test: Int32Array;
}

/**
 * Draws the rows of each part. The proportions of the classes stay, and the same seed draws the same rows.
 *
 * @param labels class numbers of the published rows.
 * @throws RangeError for more rows than there are.
 */
export function drawPartRows(subject: string, labels: { train: Int32Array; test: Int32Array }, sizes: PartSizes): PartRows {
  const rows = labels.train.length;
  if (rows < 2) throw new RangeError(`${subject}: expected 2 rows to train on or more, got ${rows}; give a larger set`);
  const { validation = Math.min(5000, Math.max(1, Math.floor(rows / 10))), test = labels.test.length, seed = 0 } = sizes;
  checkNumber(subject, 'validation', validation, { integer: true, atLeast: 1, atMost: rows - 1 });
  const train = checkNumber(subject, 'train', sizes.train ?? rows - validation, {
    integer: true,
    atLeast: 1,
    atMost: rows - validation
  });
  checkNumber(subject, 'test', test, { integer: true, atLeast: 1, atMost: labels.test.length });
  const order = stratifyRowOrder(labels.train, seed);
  return {
    // In the order of the files, so that row 0 of a whole part is the same for everyone.
    train: order.slice(validation, validation + train).sort(),
    validation: order.slice(0, validation).sort(),
    test: stratifyRowOrder(labels.test, seed).slice(0, test).sort()
  };
}
