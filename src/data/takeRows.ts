import { checkList } from '../checks/checkList';
import { checkNumber } from '../checks/checkNumber';
import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { showValue } from '../checks/showValue';
import { takeRowMetadata } from './takeRowMetadata';
import type { AnyDataset, Dataset } from './Dataset';
import { isRowsOnDisk } from './disk/RowsOnDisk';

/**
 * The rows of a dataset with the given indices, in their order. The result shares no memory with the dataset; rows on disk are read into memory.
 *
 * @throws TypeError for anything but a dataset and a list, RangeError for an index that is not a row.
 * @example
 * ```ts
 * const data = kd.dataset({ x: [[1], [2], [3]], y: [0, 1, 0], classes: 2 });
 * kd.takeRows(data, [2, 0]).x; // Float32Array [3, 1]
 * ```
 */
export function takeRows(data: AnyDataset, indices: ArrayLike<number>, name?: string): Dataset {
  if (
    !hasSafelyReadableMembers(data, ['x', 'y']) ||
    !(data.x instanceof Float32Array || isRowsOnDisk(data.x)) ||
    !(data.y instanceof Int32Array)
  )
    throw new TypeError(`takeRows: expected a dataset, got ${showValue(data)}; make one with dataset({x, y, classes})`);
  checkList('takeRows', 'indices', indices);
  if (name !== undefined && typeof name !== 'string')
    throw new TypeError(`takeRows: expected name to be a text, got ${showValue(name)}; give a short name`);
  const width = data.y.length === 0 ? 0 : data.x.length / data.y.length;
  if (!Number.isInteger(width) || (width === 0 && data.y.length > 0))
    throw new RangeError(
      `takeRows: expected numbers for each of ${data.y.length} rows, got ${data.x.length} in all; make the data with dataset({x, y, classes})`
    );
  const y = new Int32Array(indices.length);
  for (let i = 0; i < y.length; i++)
    y[i] = data.y[checkNumber('takeRows', `indices[${i}]`, indices[i], { integer: true, atLeast: 0, atMost: data.y.length - 1 })];
  const x = new Float32Array(y.length * width);
  for (let i = 0; i < y.length; i++) x.set(data.x.subarray(indices[i] * width, (indices[i] + 1) * width), i * width);
  return { ...data, name: name ?? data.name, x, y, ...takeRowMetadata(data, indices) };
}
