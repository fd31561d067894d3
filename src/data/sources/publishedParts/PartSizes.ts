import { checkNumber } from '../../../checks/checkNumber';

/** How many rows are drawn from a set that is published as rows to train on and rows to test. */
export interface PartSizes {
  /** Rows to train on. Default: the rest of the published train rows after validation. */
  train?: number;
  /** Rows held out of the published train rows. Default 5,000, or a tenth of them if that is fewer. */
  validation?: number;
  /** Rows of the published test rows. Default: all. */
  test?: number;
  /** Decides which rows are drawn. Default 0. */
  seed?: number;
}

export const partSizeNames = ['train', 'validation', 'test', 'seed'] as const;

/** @throws TypeError or RangeError for a number that no set of any size allows. */
export function checkPartSizes(subject: string, sizes: PartSizes): void {
  const { train = 1, validation = 1, test = 1, seed = 0 } = sizes;
  checkNumber(subject, 'train', train, { integer: true, atLeast: 1 });
  checkNumber(subject, 'validation', validation, { integer: true, atLeast: 1 });
  checkNumber(subject, 'test', test, { integer: true, atLeast: 1 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: Number.MAX_SAFE_INTEGER });
}
