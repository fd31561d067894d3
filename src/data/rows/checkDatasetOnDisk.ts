import { checkInputs } from '../../checks/checkInputs';
import { checkPath } from '../../checks/checkPath';
import { showValue } from '../../checks/showValue';
import { checkClasses, checkShape } from '../checkDataset';
import { classNames } from '../classNames';
import type { DatasetOnDiskOptions } from './DatasetOnDiskOptions';

type Checked = Required<Omit<DatasetOnDiskOptions, 'classes' | 'shape' | 'key'>> &
  Pick<DatasetOnDiskOptions, 'shape' | 'key'> & { classes: string[] };

/**
 * The options with their defaults, before a row is asked for.
 *
 * @throws TypeError or RangeError for options of the wrong kind, and for rows that are not given one after the other.
 */
export function checkDatasetOnDisk(subject: string, rows: unknown, options: DatasetOnDiskOptions): Checked {
  checkInputs(subject, options, ['name', 'classes', 'shape', 'folder', 'key', 'synthetic']);
  const { name = 'data', shape, folder, key, synthetic = false } = options;
  if (!isIterable(rows))
    throw new TypeError(
      `${subject}: expected rows one after the other, got ${showValue(rows)}; give a generator or an array of them`
    );
  for (const [option, value] of Object.entries({ name, key }))
    if (value !== undefined && (typeof value !== 'string' || value === ''))
      throw new TypeError(
        `${subject}: expected ${option} to be a text, got ${showValue(value)}; give a short one or leave it out`
      );
  if (typeof synthetic !== 'boolean')
    throw new TypeError(`${subject}: expected synthetic to be true or false, got ${showValue(synthetic)}; choose one`);
  const classes = namesOf(subject, options.classes);
  if (shape !== undefined) checkShape(subject, shape);
  checkPath(`${subject}: folder`, folder, 'give the path of a folder for the rows');
  return { name, classes, shape, folder, key, synthetic };
}

function isIterable(rows: unknown): boolean {
  try {
    if (typeof rows !== 'object' || rows === null) return false;
    const { [Symbol.asyncIterator]: ahead, [Symbol.iterator]: now } = rows as { [name: symbol]: unknown };
    return typeof ahead === 'function' || typeof now === 'function';
  } catch {
    // A proxy that is revoked.
    return false;
  }
}

function namesOf(subject: string, classes: string[] | number): string[] {
  const names = classNames(subject, classes);
  checkClasses(subject, names);
  return [...names];
}
