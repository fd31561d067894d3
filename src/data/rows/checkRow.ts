import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import { isNumberList } from '../isNumberList';
import type { DatasetRow } from './DatasetRow';

const members = ['x', 'y', 'weight', 'group', 'time'];

/**
 * Looks at what a row is made of, not at its values. A member of another name is refused: a misspelt `y` would make the row unlabelled.
 *
 * @throws TypeError that names the row.
 */
export function checkRow(subject: string, given: unknown, row: number): asserts given is DatasetRow {
  if (!isPlainObject(given))
    throw new TypeError(
      `${subject}: expected row ${row} to be an object, got ${showValue(given)}; give each row as { x: [1, 2], y: 0 }`
    );
  const other = Object.keys(given).find((name) => !members.includes(name));
  if (other !== undefined)
    throw new TypeError(
      `${subject}: expected row ${row} to have ${members.join(', ')} at most, got ${showValue(other)}; rename it or leave it out`
    );
  if (!isNumberList(given.x))
    throw new TypeError(
      `${subject}: expected x of row ${row} to be an array of numbers, got ${showValue(given.x)}; give each row as { x: [1, 2], y: 0 }`
    );
}
