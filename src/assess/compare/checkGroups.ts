import { checkList } from '../../checks/checkList';
import { showValue } from '../../checks/showValue';

/** @throws TypeError or RangeError unless there is one group for each row. */
export function checkGroups(subject: string, groups: unknown, rows: number): asserts groups is ArrayLike<number> {
  checkList(subject, 'groups', groups);
  if (groups.length !== rows)
    throw new RangeError(
      `${subject}: expected groups to be ${rows} numbers, one per row, got ${showValue(groups)}; give the group of each row, or leave it out`
    );
}
