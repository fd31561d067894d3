import { checkNumber } from '../checks/checkNumber';

/**
 * Names of classes as they are given, or "0", "1", … for how many there are.
 *
 * @throws TypeError or RangeError for a number that cannot be theirs.
 */
export function classNames(subject: string, classes: string[] | number): string[] {
  if (typeof classes !== 'number') return classes;
  checkNumber(subject, 'classes', classes, { integer: true, atLeast: 2, atMost: 2 ** 20 });
  return Array.from({ length: classes }, (_, i) => String(i));
}
