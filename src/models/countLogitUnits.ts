import { checkNumber } from '../checks/checkNumber';

/**
 * Units of a last layer of logits: 1 for two classes, the margin of class 1 over class 0, otherwise one per class.
 *
 * @throws TypeError or RangeError for fewer than two classes.
 */
export function countLogitUnits(subject: string, classes: unknown): number {
  const count = checkNumber(subject, 'classes', classes, { integer: true, atLeast: 2 });
  return count === 2 ? 1 : count;
}
