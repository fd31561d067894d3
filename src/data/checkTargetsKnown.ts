import { showValue } from '../checks/showValue';
import type { AnyDataset } from './Dataset';

/** @throws RangeError for a target that is not known, which only tasks of several take. */
export function checkTargetsKnown(subject: string, { name, targets, unlabelled }: AnyDataset): void {
  if (!targets?.missing || unlabelled) return;
  const { values, names } = targets;
  const bad = values.findIndex(Number.isNaN);
  if (bad < 0) return;
  throw new RangeError(
    `${subject}: expected every row of data ${showValue(name)} to have its targets, got none for ${showValue(names[bad % names.length])} in row ${Math.floor(bad / names.length)}; leave such rows out, or give task: kd.severalTasks({...})`
  );
}
