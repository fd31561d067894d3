import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkInputs } from '../../checks/checkInputs';
import { checkPath } from '../../checks/checkPath';
import { showValue } from '../../checks/showValue';
import { checkAnyDataset, checkClasses, checkShape } from '../checkDataset';
import { classNames } from '../classNames';
import type { DatasetOnDisk } from '../Dataset';
import { openKeyedRows } from '../disk/openKeyedRows';
import { removeAbandoned } from '../disk/unfinishedFiles';
import type { DatasetRow } from './DatasetRow';
import { writeRows } from './writeRows';

export interface DatasetOnDiskOptions {
  /** Default "data". */
  name?: string;
  /** One name per class, or how many classes there are ("0", "1", …). */
  classes: string[] | number;
  /** The shape of one row. Default: as x of the first row is nested. */
  shape?: number[];
  /** Where the rows are written; it is created if it is missing. */
  folder: string;
  /** What the rows are: "readings of May, version 2". Rows that were written under it with the same options are opened, and none is asked for. Default: they are written anew. */
  key?: string;
  /** True for simulated rows. Default false. */
  synthetic?: boolean;
}

/**
 * A dataset of more rows than fit into memory, from a program that gives them one by one: the same as `kd.dataset` makes of all of them, number for number, but
 * that they lie in a file, as float32, one row after the other. Labels, weights, groups and times are in memory: 4 bytes a row, and 8 for times.
 *
 * Rows are asked for one at a time, and a few megabytes of them are held. If one is wrong, if the program throws, or if the cell is interrupted, nothing is
 * left behind. Nobody can see whether a program would give the same rows again, so they are written anew at each call, unless a `key` says what they are. Without
 * a key the file is `NAME.rows` in the folder, and takes the place of the one before; datasets that are open keep their rows.
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
  checkInputs(subject, options, ['name', 'classes', 'shape', 'folder', 'key', 'synthetic']);
  const { name = 'data', shape, folder, key: given, synthetic = false } = options;
  if (!isIterable(rows))
    throw new TypeError(
      `${subject}: expected rows one after the other, got ${showValue(rows)}; give a generator or an array of them`
    );
  for (const [option, value] of Object.entries({ name, key: given }))
    if (value !== undefined && (typeof value !== 'string' || value === ''))
      throw new TypeError(
        `${subject}: expected ${option} to be a text, got ${showValue(value)}; give a short one or leave it out`
      );
  if (typeof synthetic !== 'boolean')
    throw new TypeError(`${subject}: expected synthetic to be true or false, got ${showValue(synthetic)}; choose one`);
  const classes = namesOf(subject, options.classes);
  if (shape !== undefined) checkShape(subject, shape);
  checkPath(`${subject}: folder`, folder, 'give the path of a folder for the rows');
  // A folder that cannot be made cannot be written either, which is said then.
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  removeAbandoned(folder);
  const asked = given === undefined ? [randomUUID()] : [layout, given, name, classes, shape ?? null, synthetic];
  const key = createHash('sha256').update(JSON.stringify(asked)).digest('hex');
  const path = join(folder, `${fileName(name)}${given === undefined ? '' : `.${key.slice(0, 16)}`}.rows`);
  if (given === undefined || !existsSync(path))
    await writeRows(subject, rows, { path, key, shape, about: { name, classes, ...(synthetic && { synthetic }) } });
  const { header, columns, x } = openKeyedRows(subject, path, key);
  const data: DatasetOnDisk = { ...(header.about as unknown as About), x, ...columns };
  checkAnyDataset(data, subject);
  return data;
}

/** Of what is written about rows. */
const layout = 1;

/** What the file of rows says about the dataset. */
type About = Omit<DatasetOnDisk, 'x' | 'y'>;

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

/** A class that is there twice would make a label by name mean two things. */
function namesOf(subject: string, classes: string[] | number): string[] {
  const names = classNames(subject, classes);
  checkClasses(subject, names);
  if (new Set(names).size === names.length) return [...names];
  const again = names.find((name, i) => names.indexOf(name) < i);
  throw new TypeError(`${subject}: expected classes that differ, got ${showValue(again)} twice; give each class its own name`);
}

/** Without what a file's name cannot have everywhere. */
function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._ -]+/gu, '-').slice(0, 40);
}
