import { checkOptions } from '../../checks/checkOptions';
import { show } from '../../checks/show';
import { checkDataset } from '../checkDataset';
import type { Dataset, Feature } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { withDisplay } from '../../views/bundle/withDisplay';
import { columnOf, checkNames } from './columns/columnOf';
import { encodeColumns } from './encodeColumns';
import { groupsOf, timesOf, weightsOf } from './rowColumns';
import { labelledRows } from './labelledRows';
import { tableLabels } from './tableLabels';
import { showDataset } from './showDataset';
import type { Table } from './columns/Table';

export interface TabularOptions {
  /** The column of the classes. */
  label: string;
  /**
   * The value that is class 1 of two, the one to find: "bad". Default: the larger number, "true", or of two texts the rarer one (of
   * equally many the second in the alphabet), and a finding says which that is.
   */
  positive?: string | number;
  /** Leaves out rows whose label is missing, and says how many. Default false: they are an error. */
  dropUnlabelled?: boolean;
  /** All classes in the order of a dataset that this one must be like: `train.classes`. */
  classes?: string[];
  /** Columns that are no features. Default none. */
  ignore?: string[];
  /** The column of which rows belong together: a customer. It is no feature. */
  group?: string;
  /** The column of when each row happened. It is no feature unless `keepTime`. */
  time?: string;
  /** Default false. */
  keepTime?: boolean;
  /** The column of how much each row counts. It is no feature. */
  weight?: string;
  /** Those of a dataset that this one must be like: `train.features`. Default: all other columns. */
  features?: Feature[];
  /** Default: the table's name. */
  name?: string;
  /** True for simulated rows. Default false. */
  synthetic?: boolean;
}

/** A dataset of a table, with what is odd about it. As a cell's last value it shows its classes, its features and its findings. */
export interface TabularDataset extends Dataset {
  features: Feature[];
  findings: Finding[];
}

const known = [
  'label',
  'positive',
  'dropUnlabelled',
  'classes',
  'ignore',
  'group',
  'time',
  'keepTime',
  'weight',
  'features',
  'name',
  'synthetic'
];

/**
 * A dataset for classification of a table's columns: x [rows, features] in float32 with NaN where a value is missing and a category
 * as its place in the list of categories. Shown, it says how many rows each class has and which one is class 1, the positive one of two:
 * of "good" and "bad" the rarer, unless `positive` says otherwise.
 *
 * Another file of the same kind becomes alike with the `features` and `classes` of the first: its categories get the same places, and
 * one that the first did not have is missing.
 *
 * @throws TypeError or RangeError that names file and column for a label that is constant, missing in a row or of more than 50 values, a
 * column without values or with infinite ones, and names of columns that are not there.
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs';
 * writeFileSync('loans.csv', 'age,job,default\n31,nurse,no\n45,,yes\n28,clerk,no\n');
 * const data = kd.tabular(await kd.readCsv('loans.csv'), { label: 'default' });
 * data.x; // Float32Array [31, 1, 45, NaN, 28, 0]
 * data.classes; // ['no', 'yes']
 * ```
 */
export function tabular(source: Table, options: TabularOptions): TabularDataset {
  checkOptions('tabular', options, known);
  checkTable(source);
  const { label, positive, ignore = [], group, time, keepTime = false, weight, features, name = source.name } = options ?? {};
  const { synthetic = false, classes, dropUnlabelled = false } = options ?? {};
  const door = source.source ? `tabular: ${show(source.source.file)}` : 'tabular';
  const subject = source.source ? `${door},` : 'tabular:';
  const { table, findings } = dropUnlabelled
    ? labelledRows(source, columnOf(door, 'label', source, label))
    : { table: source, findings: [] };
  const names = table.columns.map((column) => column.name);
  checkNames(door, 'ignore', ignore, names);
  const named = (option: string, column: string) => columnOf(door, option, table, column);

  const labels = tableLabels(subject, named('label', label), { positive, classes, isLike: features !== undefined });
  const set = new Set([label, group, weight, keepTime ? undefined : time, ...ignore]);
  const columns = features
    ? features.map((feature) => named('features', feature.name))
    : table.columns.filter((column) => !set.has(column.name));
  if (columns.length === 0)
    throw new RangeError(`tabular: expected at least one feature, got none of ${names.join(', ')}; ignore fewer columns`);
  const encoded = encodeColumns(subject, columns, table.rows, features);
  const data: TabularDataset = {
    name,
    x: encoded.x,
    shape: [columns.length],
    y: labels.y,
    classes: labels.classes,
    features: encoded.features,
    ...(synthetic && { synthetic }),
    ...(weight !== undefined && { weights: weightsOf(subject, named('weight', weight)) }),
    ...(group !== undefined && { groups: groupsOf(subject, named('group', group)) }),
    ...(time !== undefined && { times: timesOf(subject, named('time', time)) }),
    ...(table.source && { source: table.source }),
    findings: [...findings, ...labels.findings, ...encoded.findings]
  };
  checkDataset(data, 'tabular');
  return withDisplay(data, () => showDataset(data));
}

function checkTable(table: unknown): void {
  const { rows, columns } = (table ?? {}) as Partial<Table>;
  if (!Number.isInteger(rows) || !Array.isArray(columns))
    throw new TypeError(`tabular: expected a table, got ${show(table)}; read one with readCsv or readParquet`);
  if (rows === 0) throw new RangeError('tabular: expected a table with rows, got none; read a file with rows');
}
