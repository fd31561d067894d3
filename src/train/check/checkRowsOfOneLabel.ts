import { checkDataset } from '../../data/checkDataset';
import { checkLabelled } from '../../data/checkLabelled';
import type { Dataset } from '../../data/Dataset';

/** @throws TypeError or RangeError unless they are rows in memory with one right label each. */
export function checkRowsOfOneLabel(subject: string, rows: unknown): asserts rows is Dataset {
  checkDataset(rows as Dataset, subject);
  checkLabelled(rows as Dataset, subject);
  if ((rows as Dataset).known)
    throw new TypeError(`${subject}: expected one right label a row, got rows of several (known); give rows without known`);
}
