import type * as tf from '@tensorflow/tfjs';
import { isPlainObject } from '../checks/isPlainObject';
import { showValue } from '../checks/showValue';
import { asTeacher } from './asTeacher';
import type { LogitsFunction } from './functionTeacher';
import type { NamedTeacher } from './namedTeachers';
import type { Teacher } from './Teacher';

/**
 * Teachers of the same classes, by name, in the order in which they are given.
 *
 * @throws TypeError or RangeError for none, one of numbers, and other numbers of classes. One sigmoid unit is two classes.
 */
export function checkFusedTeachers(
  subject: string,
  teachers: { [name: string]: tf.LayersModel | LogitsFunction | Teacher }
): NamedTeacher[] {
  if (!isPlainObject(teachers) || Object.keys(teachers).length === 0)
    throw new TypeError(
      `${subject}: expected teachers by name, got ${showValue(teachers)}; give {large: teacher, tree: teacher}`
    );
  const members = Object.entries(teachers).map(([name, given]) => ({ name, teacher: asTeacher(given, subject) }));
  const known = members.filter(({ teacher }) => teacher.classes !== null);
  for (const { name, teacher } of members) {
    if (teacher.predicts === 'numbers')
      throw new TypeError(
        `${subject}: expected teachers of classes, got ${showValue(name)}, which predicts numbers; leave it out`
      );
    const [units, others] = [teacher.classes, known[0]?.teacher.classes];
    if (units !== null && units !== others && units * others! !== 2)
      throw new RangeError(
        `${subject}: expected teachers of the same classes, got ${others} of ${showValue(known[0].name)} and ${units} of ${showValue(name)}; give teachers of one data set`
      );
  }
  return members;
}
