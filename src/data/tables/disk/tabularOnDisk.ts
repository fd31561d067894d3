import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { checkOptions } from '../../../checks/checkOptions';
import { checkPath } from '../../../checks/checkPath';
import type { Finding } from '../../../record/RunRecord';
import { withDisplay } from '../../../views/bundle/withDisplay';
import { checkAnyDataset } from '../../checkDataset';
import type { DatasetOnDisk, Feature, Source } from '../../Dataset';
import { openKeyedRows } from '../../disk/openKeyedRows';
import type { OpenRowFile } from '../../disk/openRowFile';
import { createScratchFile } from '../../disk/createScratchFile';
import { removeAbandonedFiles } from '../../disk/unfinishedFilePath';
import { computeFileErrorSubject } from '../columns/computeFileErrorSubject';
import { showDataset } from '../showDataset';
import { tabularOptionNames, type TabularOptions } from '../tabular';
import { checkTabularOptions } from './checkTabularOptions';
import { checkReadOptions, readColumnsOneByOne, type ReadOptions } from './readColumnsOneByOne';
import { writeTabularRows } from './writeTabularRows';

export interface TabularOnDiskOptions extends Omit<TabularOptions, 'target'> {
  /** The column of the classes. Targets are for rows in memory. */
  label: string;
  /** How the file is read: the options of `kd.readCsv` or `kd.readParquet`, but for `name`. Default none. */
  read?: ReadOptions;
  /** Where the rows are written; it is created if it is missing. Default: the folder of the file. */
  folder?: string;
}

/** A dataset made from a file, with findings about it, whose rows lie on disk. As a cell's last value it shows what a dataset in memory shows. */
export interface TabularDatasetOnDisk extends DatasetOnDisk {
  features: Feature[];
  findings: Finding[];
}

/** What the file of rows says about the dataset. */
interface About {
  name: string;
  classes: string[];
  features: Feature[];
  findings: Finding[];
  missing: number[];
  synthetic?: boolean;
  source?: Source;
}

/**
 * A classification dataset made from a CSV or Parquet file with more rows than fit into memory: the same as
 * `kd.tabular(await kd.readCsv(path, read), options)`, number for number, but that its rows lie in a file, as float32, one row after the other. Labels,
 * weights, groups and times are in memory: 4 bytes a row, and 8 for times.
 *
 * The file is read once, a piece at a time, and of its columns one at a time is in memory: 20 bytes a row at most. The second call opens the rows that the first one
 * wrote, if size and time of the file and the options are the same. Rows have digests, so a damaged file is noticed when it is read.
 *
 * `kd.distill`, `kd.train`, `kd.study`, `kd.resume`, `kd.label`, `kd.predict`, `kd.split`, `kd.splitByTime`, `kd.withClasses`, `kd.unlabelled`,
 * `kd.classWeights` and `kd.alignmentMap` take it; what needs all rows at once says how many bytes they are. `kd.takeRows` reads some rows into memory.
 *
 * @param path of a CSV file, also one packed by gzip, or of a Parquet file.
 * @throws what `kd.readCsv`, `kd.readParquet` and `kd.tabular` throw; Error for rows on disk that are damaged or of another version.
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs';
 * writeFileSync('loans.csv', 'age,job,default\n31,nurse,no\n45,,yes\n28,clerk,no\n');
 * const data = await kd.tabularOnDisk('loans.csv', { label: 'default' });
 * data.y; // Int32Array [0, 1, 0]
 * kd.takeRows(data, [1, 2]).x; // Float32Array [45, NaN, 28, 0]
 * ```
 */
export async function tabularOnDisk(path: string, options: TabularOnDiskOptions): Promise<TabularDatasetOnDisk> {
  const door = 'tabularOnDisk';
  checkOptions(door, options, [...tabularOptionNames.filter((name) => name !== 'target'), 'read', 'folder']);
  const { read: given = {}, folder, ...asked } = options ?? {};
  checkTabularOptions(door, asked);
  const subject = await computeFileErrorSubject(door, path);
  const read = await checkReadOptions(door, path, given);
  if (folder !== undefined) checkPath(`${door}: folder`, folder, 'give the path of a folder, or leave it out');
  const into = folder ?? dirname(path);
  // A folder that cannot be made cannot be written either, which is said then.
  if (folder !== undefined) await mkdir(folder, { recursive: true }).catch(() => undefined);
  const { size, mtimeMs } = await stat(path);
  const key = createHash('sha256')
    .update(JSON.stringify([layout, resolve(path), size, mtimeMs, sorted(asked), sorted(read)]))
    .digest('hex');
  const rows = join(into, `${basename(path)}.${key.slice(0, 16)}.rows`);
  removeAbandonedFiles(into);
  if (!existsSync(rows)) {
    const scratch = createScratchFile(into);
    try {
      const source = await readColumnsOneByOne(subject, path, withIgnored(read, asked.ignore), scratch);
      try {
        await writeTabularRows(subject, source, asked, { path: rows, key, scratch });
      } finally {
        await source.close?.();
      }
    } finally {
      scratch.close();
    }
  }
  return datasetOf(openKeyedRows(subject, rows, key));
}

/** Of what is written about a table. */
const layout = 2;

function datasetOf({ header, columns, x }: OpenRowFile): TabularDatasetOnDisk {
  const { missing, ...about } = header.about as unknown as About;
  const data: TabularDatasetOnDisk = { ...about, x, shape: [header.width], ...columns };
  checkAnyDataset(data, 'tabularOnDisk');
  return withDisplay(data, () => showDataset(data, missing));
}

/** Columns that are no features need not be read. */
function withIgnored(read: ReadOptions, ignore: string[] | undefined): ReadOptions {
  if (ignore === undefined) return read;
  return { ...read, ignore: [...new Set([...(read.ignore ?? []), ...ignore])] };
}

function sorted(options: object): [string, unknown][] {
  // What JSON has no word for is an error of the reader, or counts as true or false.
  const plain = (value: unknown) =>
    JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? `${one}n` : one)) ?? 'null');
  return Object.entries(options)
    .map(([name, value]): [string, unknown] => [name, value === undefined ? value : plain(value)])
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
