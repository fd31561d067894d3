import type { AnyDataset, DatasetOnDisk } from './Dataset';
import { isRowsOnDisk } from './disk/RowsOnDisk';

export function isDatasetOnDisk(data: AnyDataset): data is DatasetOnDisk {
  return isRowsOnDisk(data.x);
}
