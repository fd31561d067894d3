import { checkNumber } from '../../../checks/checkNumber';
import { showValue } from '../../../checks/showValue';
import type { PartName } from './ImageRow';

export type Shares = { [part in PartName]: number };

/** @throws TypeError or RangeError unless the shares of train, validation and test are 1 together. */
export function checkShares(subject: string, shares: unknown): Shares {
  const names = ['train', 'validation', 'test'];
  if (typeof shares !== 'object' || shares === null || !Object.keys(shares).every((name) => names.includes(name)))
    throw new TypeError(
      `${subject}: expected shares of train, validation and test, got ${showValue(shares)}; give {train: 0.7, validation: 0.15, test: 0.15}`
    );
  const { train, validation = 0, test = 0 } = shares as Partial<Shares>;
  checkNumber(subject, 'shares.train', train, { above: 0, atMost: 1 });
  checkNumber(subject, 'shares.validation', validation, { atLeast: 0, atMost: 1 });
  checkNumber(subject, 'shares.test', test, { atLeast: 0, atMost: 1 });
  const sum = train! + validation + test;
  if (Math.abs(sum - 1) > 1e-6)
    throw new RangeError(`${subject}: expected shares that are 1 together, got ${sum}; change one of them`);
  return { train: train!, validation, test };
}
