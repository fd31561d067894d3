import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import type { AnyDataset, Splits } from '../data/Dataset';
import { isRowsOnDisk } from '../data/disk/RowsOnDisk';
import { splitOffValidation } from '../data/splitOffValidation';

/** The data with a validation split that all seeds share. What is no data is refused when the first run begins. */
export function splitDataOfStudy(data: Splits<AnyDataset> | AnyDataset): Splits<AnyDataset> | AnyDataset {
  return isData(data) ? splitOffValidation(data, 0) : data;
}

function isData(data: unknown): data is Splits<AnyDataset> | AnyDataset {
  if (!hasSafelyReadableMembers(data, ['x', 'train'])) return false;
  const { x, y } = hasSafelyReadableMembers(data.train, ['x', 'y']) ? data.train : data;
  return (x instanceof Float32Array || isRowsOnDisk(x)) && y instanceof Int32Array;
}
