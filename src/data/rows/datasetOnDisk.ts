import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { showPath } from '../../checks/showPath';
import { checkAnyDataset } from '../checkDataset';
import type { DatasetOnDisk } from '../Dataset';
import { isRowFile } from '../disk/isRowFile';
import { openKeyedRows } from '../disk/openKeyedRows';
import { removeAbandonedFiles } from '../disk/unfinishedFilePath';
import { checkDatasetOnDisk } from './checkDatasetOnDisk';
import type { DatasetOnDiskOptions } from './DatasetOnDiskOptions';
import type { DatasetRow } from './DatasetRow';
import { writeRowsToFile } from './writeRowsToFile';

/**
 * A dataset of more rows than fit into memory, from a program that gives them one by one: the same as `kd.dataset` makes of all of them, number for number, but
 * that they lie in a file, as float32, one row after the other. Labels, weights, groups and times are in memory: 4 bytes a row, and 8 for times.
 *
 * Rows are asked for one at a time, and a few megabytes of them are held. If one is wrong, if the program throws, or if the cell is interrupted, nothing is
 * left behind. Nobody can see whether a program would give the same rows again, so they are written anew at each call, unless a `key` says what they are. Without
 * a key the file is `NAME.rows` in the folder, and takes the place of the one before; datasets that are open keep their rows.
 *
 * With a key whose rows are there nothing is asked of the program; a stream is left as it is, to be closed by who has opened it.
 *
 * It is taken by all that takes rows on disk, as `kd.tabularOnDisk` tells.
 *
 * @param rows an async iterable or an iterable, such as a generator, a stream of objects or an array.
 * @throws TypeError or RangeError that names the row, for rows of different shapes, numbers that are not finite, and classes that are not known; Error for rows on disk
 * that are damaged or of another version; whatever the program throws.
 * @example
 * ```ts
 * async function* readings() {
 *   for (let i = 0; i < 1000; i++) yield { x: [Math.sin(i), Math.cos(i)], y: Math.sin(i) > 0 ? 'up' : 'down' };
 * }
 * const data = await kd.datasetOnDisk(readings(), { classes: ['up', 'down'], folder: 'rows', key: 'readings, version 1' });
 * data.y.length; // 1000
 * kd.takeRows(data, [0]).x; // Float32Array [0, 1]
 * ```
 */
export async function datasetOnDisk(
  rows: AsyncIterable<DatasetRow> | Iterable<DatasetRow>,
  options: DatasetOnDiskOptions
): Promise<DatasetOnDisk> {
  const subject = 'datasetOnDisk';
  const { name, classes, shape, folder, key: given, synthetic } = checkDatasetOnDisk(subject, rows, options);
  // A folder that cannot be made cannot be written either, which is said then.
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  removeAbandonedFiles(folder);
  // Without a key nobody asks whether the file is the right one, and equal rows have equal files, of which parts are made once.
  const asked = [layout, given ?? null, name, classes, shape ?? null, synthetic];
  const key = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  const path = join(folder, `${fileName(name)}${given === undefined ? '' : `.${key.slice(0, 16)}`}.rows`);
  const isThere = existsSync(path);
  if (given === undefined && isThere && !isRowFile(path))
    throw new Error(
      `${subject}: expected no other file than rows at ${showPath(path)}, got one that would be lost; give another name or folder`
    );
  if (given === undefined || !isThere)
    await writeRowsToFile(subject, rows, { path, key, shape, about: { name, classes, ...(synthetic && { synthetic }) } });
  const { header, columns, x } = openKeyedRows(subject, path, key);
  const data: DatasetOnDisk = { ...(header.about as unknown as About), x, ...columns };
  checkAnyDataset(data, subject);
  return data;
}

/** Of what is written about rows. */
const layout = 1;

/** What the file of rows says about the dataset. */
type About = Omit<DatasetOnDisk, 'x' | 'y'>;

/** Without what a file's name cannot have everywhere. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').slice(0, 40);
}
