import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { showValue } from '../../../checks/showValue';
import { checkDataset } from '../../../data/checkDataset';
import { checkLabelled } from '../../../data/checkLabelled';
import { checkSameClasses } from '../../../data/checkSameClasses';
import type { Dataset, Splits } from '../../../data/Dataset';

/** @throws TypeError or RangeError unless there are train and test rows of the same classes in memory. */
export function checkStreamData(subject: string, data: unknown): Splits & { test: Dataset } {
  if (!hasSafelyReadableMembers(data, ['train', 'validation', 'test']) || !data.train || !data.test)
    throw new TypeError(`${subject}: expected data with train and test rows, got ${showValue(data)}; make it with kd.split`);
  const splits = data as unknown as Splits & { test: Dataset };
  for (const split of ['train', 'validation', 'test'] as const) {
    if (split === 'validation' && splits[split] === undefined) continue;
    const rows = splits[split] as Dataset;
    checkDataset(rows, `${subject}: ${split}`);
    checkLabelled(rows, `${subject}: ${split}`);
    checkSameClasses(subject, { of: 'train', ...splits.train }, { of: split, ...rows });
  }
  return splits;
}
