import { isSafeToInspect } from '../checks/isSafeToInspect';
import { isTensor } from '../checks/isTensor';
import { showValue } from '../checks/showValue';

/**
 * Labels as numbers, one per row.
 *
 * @throws TypeError or RangeError for missing labels, a number of labels that differs from the number of rows, or a value in an array that
 * is not a class number.
 */
export function checkedLabels(subject: string, labels: unknown, rows: number, classes: number): ArrayLike<number> {
  const fix = `give one class number from 0 to ${classes - 1} for each row`;
  if (labels === undefined || labels === null)
    throw new TypeError(`${subject}: expected labels, got ${showValue(labels)}; ${fix}`);
  if (isTensor(labels)) {
    if (labels.size !== rows || labels.rank > 2) {
      throw new RangeError(`${subject}: expected labels of shape [${rows}], got [${labels.shape.join(', ')}]; ${fix}`);
    }
    return labels.dataSync();
  }
  if (!isSafeToInspect(labels) || (!Array.isArray(labels) && !ArrayBuffer.isView(labels)))
    throw new TypeError(`${subject}: expected labels, got ${showValue(labels)}; ${fix}`);
  const values = labels as ArrayLike<unknown>;
  if (values.length !== rows) throw new RangeError(`${subject}: expected ${rows} labels, got ${values.length}; ${fix}`);
  for (let i = 0; i < rows; i++) {
    const label = values[i];
    if (typeof label !== 'number' || !(Number.isInteger(label) && label >= 0 && label < classes)) {
      throw new RangeError(
        `${subject}: expected label ${i} to be a whole number from 0 to ${classes - 1}, got ${showValue(label)}; ${fix}`
      );
    }
  }
  return values as ArrayLike<number>;
}
