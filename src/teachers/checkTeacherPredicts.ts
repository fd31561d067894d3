import { showNames } from '../checks/showNames';
import { showValue } from '../checks/showValue';
import type { AnyDataset } from '../data/Dataset';
import type { Teacher } from './Teacher';

/**
 * Refuses a teacher of classes for rows with targets, and one of numbers for rows with classes: one output may be either, so their count would not show it.
 *
 * @throws TypeError
 */
export function checkTeacherPredicts(
  subject: string,
  { info, predicts }: Pick<Teacher, 'info' | 'predicts'>,
  { name, targets }: Pick<AnyDataset, 'name' | 'targets'>
): void {
  const teacher = `teacher ${showValue(info.name)}`;
  if (predicts === 'numbers' && !targets)
    throw new TypeError(
      `${subject}: expected rows with targets, the numbers that ${teacher} predicts, got classes in data ${showValue(name)}; make the data with kd.tabular(table, {target}) or kd.dataset({x, targets}), or give a teacher of classes`
    );
  if (predicts === 'classes' && targets)
    throw new TypeError(
      `${subject}: expected rows with classes, which ${teacher} tells apart, got targets (${showNames(targets.names)}) in data ${showValue(name)}; give a teacher that predicts numbers, or make the data with its classes`
    );
}
