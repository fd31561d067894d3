import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import type { AnyDataset, Dataset } from './Dataset';
import { isRowsOnDisk } from './disk/RowsOnDisk';

/**
 * Refuses rows on disk where all of them are needed at once.
 *
 * @throws RangeError that says how many bytes they would take.
 */
export function checkRowsInMemory(data: AnyDataset, subject: string): asserts data is Dataset {
  // What is no data is for others to say.
  if (!hasSafelyReadableMembers(data, ['x']) || !isRowsOnDisk(data.x)) return;
  const rows = data.y.length.toLocaleString('en');
  throw new RangeError(
    `${subject}: expected rows in memory, got ${rows} rows on disk (${bytesText(4 * data.x.length)}); take some of them into memory with kd.takeRows(data, rows), or make all of them in memory where it is large enough`
  );
}

function bytesText(bytes: number): string {
  const [size, unit] = bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : bytes >= 1e3 ? [1e3, 'kB'] : [1, 'bytes'];
  return `${Number((bytes / size).toPrecision(2))} ${unit}`;
}
