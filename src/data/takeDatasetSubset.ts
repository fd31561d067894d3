import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AnyDataset, DatasetOnDisk } from './Dataset';
import { openKeyedRows } from './disk/openKeyedRows';
import { bytesOf } from './disk/RowFile';
import { removeAbandonedFiles } from './disk/unfinishedFilePath';
import { createRowFileWriter } from './disk/createRowFileWriter';
import { defaultHeldBytes } from './disk/readRowsInOrder';
import { writeRowsInOrder } from './disk/writeRowsInOrder';
import { isDatasetOnDisk } from './isDatasetOnDisk';
import { takeRowMetadata } from './takeRowMetadata';
import { takeRows } from './takeRows';

/** Some rows of a dataset, in memory or on disk as the dataset's own. On disk they are a file beside the whole, made once. */
export function takeDatasetSubset(subject: string, data: AnyDataset, indices: Int32Array, name: string): AnyDataset {
  return isDatasetOnDisk(data) ? partOnDisk(subject, data, indices, name) : takeRows(data, indices, name);
}

function partOnDisk(subject: string, data: DatasetOnDisk, indices: Int32Array, name: string): DatasetOnDisk {
  const { x, y } = data;
  const width = x.length / y.length;
  const own = Int32Array.from(indices, (row) => y[row]);
  // Rows on disk have no targets.
  const { targets: _, known, ...others } = takeRowMetadata(data, indices);
  const columns = { y: own, ...others };
  const hash = createHash('sha256').update(`part of ${x.sha256}`).update(bytesOf(indices));
  // Labels and weights may be others than those of the file.
  for (const column of Object.values(columns)) hash.update(bytesOf(column));
  const key = hash.digest('hex');
  const path = join(dirname(x.path), `.part-${key.slice(0, 24)}.rows`);
  if (!existsSync(path)) {
    removeAbandonedFiles(dirname(path));
    const writer = createRowFileWriter(path, { key, rows: indices.length, width, about: { name } }, columns);
    try {
      writeRowsInOrder(x, { width, order: indices, heldBytes: defaultHeldBytes }, writer);
      writer.finish();
    } finally {
      writer.discard();
    }
  }
  const part = openKeyedRows(subject, path, key);
  return { ...data, name, x: part.x, ...part.columns, ...(known && { known }) };
}
