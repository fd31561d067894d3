import { checkList } from '../../checks/checkList';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue } from '../../checks/showValue';
import type { Dataset } from '../../data/Dataset';
import { computeTargetStatistics } from '../../data/computeTargetStatistics';
import type { TaskHead } from './TaskHead';

/** @throws TypeError or RangeError unless they are heads for the targets of the data. */
export function checkTaskHeads(subject: string, heads: unknown, { name, targets }: Dataset): readonly TaskHead[] {
  checkList(subject, 'heads', heads);
  const fix = 'give the heads of kd.severalTasks({...})';
  const count = targets?.names.length ?? 0;
  const list = Array.from(heads as ArrayLike<unknown>);
  if (list.length === 0) throw new TypeError(`${subject}: expected heads of tasks, got none; ${fix}`);
  const deviations = targets && computeTargetStatistics(targets).deviations;
  for (const head of list) {
    if (!isHead(head)) throw new TypeError(`${subject}: expected heads of tasks, got ${showValue(head)}; ${fix}`);
    const [from, to] = head.targets;
    if (to > count)
      throw new RangeError(
        `${subject}: expected data with a target for each task, got ${count} in data ${showValue(name)}; give the rows that the tasks are of`
      );
    const flat = head.inTargetUnits ? deviations!.slice(from, to).findIndex((deviation) => !(deviation > 0)) : -1;
    if (flat >= 0)
      throw new RangeError(
        `${subject}: expected target ${showValue(targets!.names[from + flat])} to have at least two different values, got fewer in data ${showValue(name)}; give other rows or leave its task out`
      );
  }
  return list as TaskHead[];
}

function isHead(head: unknown): head is TaskHead {
  if (!hasSafelyReadableMembers(head, ['name', 'units', 'targets', 'logits', 'inTargetUnits'])) return false;
  const { name, units, targets } = head;
  const isPlace = Array.isArray(targets) && targets.length === 2 && targets.every(Number.isInteger) && targets[0] >= 0;
  return typeof name === 'string' && Number.isInteger(units) && (units as number) > 0 && isPlace;
}
