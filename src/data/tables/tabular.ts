import { checkOptions } from '../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { showValue, visible } from '../../checks/showValue';
import { checkDataset, isFeature } from '../checkDataset';
import type { Dataset, Feature, Targets } from '../Dataset';
import type { Finding } from '../../record/RunRecord';
import { withDisplay } from '../../views/bundle/withDisplay';
import { findColumnByName, checkNames } from './columns/findColumnByName';
import { encodeColumns } from './encodeColumns';
import { readGroups, readTimes, readWeights } from './readGroupsTimesWeights';
import { dropUnlabelledRows } from './dropUnlabelledRows';
import { isColumn } from './columns/isColumn';
import { readTableLabels, type Labels } from './readTableLabels';
import { readTableTargets } from './readTableTargets';
import { countMissing, showDataset } from './showDataset';
import type { Table } from './columns/Table';

export interface TabularOptions {
  /** The column of the classes. */
  label?: string;
  /**
   * The column of the number to predict, or several of them, in place of `label`. Among several, a column of texts becomes class numbers, whose texts are in `targets.categories`, as
   * `kd.severalTasks` takes them.
   */
  target?: string | string[];
  /** Whether a target may be missing: `kd.severalTasks` then learns each task from the rows that have it. Default false. */
  missingTargets?: boolean;
  /**
   * The value that becomes class 1 of two, the one to detect: "bad". Default: the larger number, "true", or the rarer of two texts (the
   * second in the alphabet if both are equally frequent); a finding says which one it is.
   */
  positive?: string | number;
  /** Leaves out rows whose label or target is missing, and says how many. Default false: such rows are an error. */
  dropUnlabelled?: boolean;
  /** All classes in the order of another dataset that this one must match: `train.classes`. */
  classes?: string[];
  /** Columns that are not features. Default none. */
  ignore?: string[];
  /** The column that says which rows belong together, for example a customer. It is not a feature. */
  group?: string;
  /** The column with the time of each row. It is not a feature unless `keepTime` is true. */
  time?: string;
  /** Default false. */
  keepTime?: boolean;
  /** The column with the weight of each row. It is not a feature. */
  weight?: string;
  /** The features of another dataset that this one must match: `train.features`. Default: all other columns. */
  features?: Feature[];
  /** Default: the table's name. */
  name?: string;
  /** True for simulated rows. Default false. */
  synthetic?: boolean;
}

/** A dataset made from a table, with findings about it. As a cell's last value it shows its classes, its features and its findings. */
export interface TabularDataset extends Dataset {
  features: Feature[];
  findings: Finding[];
}

export const tabularOptionNames: readonly string[] = [
  'label',
  'target',
  'missingTargets',
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
] satisfies (keyof TabularOptions)[];

/**
 * A dataset made from a table's columns: x is [rows, features] in float32, with NaN for a missing value and the index in the
 * list of categories for a category. When shown, it says how many rows each class has and which of two is class 1, the positive one: the
 * rarer of "good" and "bad", unless `positive` says otherwise.
 *
 * With `target` in place of `label` it is for regression: the numbers of that column, or of several, in their units. They are no features.
 *
 * To encode another file of the same kind in the same way, pass the `features` and `classes` of the first: its categories get the same
 * indices, and a category that the first did not have is missing.
 *
 * @throws TypeError or RangeError that names file and column for a label that is constant, missing in a row or has more than 50 values, a
 * column without values or with infinite ones, and names of columns that do not exist.
 * @example
 * ```ts
 * import { writeFileSync } from 'node:fs';
 * writeFileSync('loans.csv', 'age,job,default\n31,nurse,no\n45,,yes\n28,clerk,no\n');
 * const data = kd.tabular(await kd.readCsv('loans.csv'), { label: 'default' });
 * data.x; // Float32Array [31, 1, 45, NaN, 28, 0]
 * data.classes; // ['no', 'yes']
 * const ages = kd.tabular(await kd.readCsv('loans.csv'), { target: 'age' });
 * ages.targets?.values; // Float64Array [31, 45, 28]
 * ```
 */
export function tabular(source: Table, options: TabularOptions): TabularDataset {
  checkOptions('tabular', options, tabularOptionNames);
  checkTable(source);
  const {
    label,
    target,
    positive,
    ignore = [],
    group,
    time,
    keepTime = false,
    weight,
    features,
    name = source.name
  } = options ?? {};
  const { synthetic = false, classes, dropUnlabelled = false, missingTargets = false } = options ?? {};
  const door = source.source ? `tabular: ${showValue(source.source.file)}` : 'tabular';
  const subject = source.source ? `${door},` : 'tabular:';
  const targetNames = target === undefined ? [] : [target].flat();
  if ((label === undefined) === (target === undefined))
    throw new TypeError(
      `${door}: expected either a label, the column of the classes, or a target, the column of a number to predict, got ${label === undefined ? 'neither' : 'both'}; give {label: "..."} or {target: "..."}`
    );
  let { table, findings }: { table: Table; findings: Finding[] } = { table: source, findings: [] };
  if (dropUnlabelled)
    for (const name of label === undefined ? targetNames : [label]) {
      const kept = dropUnlabelledRows(table, findColumnByName(door, label === undefined ? 'target' : 'label', table, name));
      table = kept.table;
      findings = [...findings, ...kept.findings];
    }
  const names = table.columns.map((column) => column.name);
  checkNames(door, 'ignore', ignore, names);
  if (features !== undefined && (!Array.isArray(features) || features.length === 0 || !features.every(isFeature)))
    throw new TypeError(`${door}: expected features of a dataset, got ${showValue(features)}; give train.features`);
  const named = (option: string, column: string) => findColumnByName(door, option, table, column);

  const labels: Labels & { targets?: Targets } =
    label === undefined
      ? readTableTargets(
          subject,
          targetNames.map((name) => named('target', name)),
          { positive, classes, missing: missingTargets === true }
        )
      : readTableLabels(subject, named('label', label), { positive, classes, isLike: features !== undefined });
  const set = new Set([label, ...targetNames, group, weight, keepTime ? undefined : time, ...ignore]);
  const columns = features
    ? features.map((feature) => named('features', feature.name))
    : table.columns.filter((column) => !set.has(column.name));
  if (columns.length === 0)
    throw new RangeError(
      `tabular: expected at least one feature, got none of ${visible(names.join(', '))}; ignore fewer columns`
    );
  const encoded = encodeColumns(subject, columns, table.rows, features);
  const data: TabularDataset = {
    name,
    x: encoded.x,
    shape: [columns.length],
    y: labels.y,
    classes: labels.classes,
    ...(labels.targets && { targets: labels.targets }),
    features: encoded.features,
    ...(synthetic && { synthetic }),
    ...(weight !== undefined && { weights: readWeights(subject, named('weight', weight)) }),
    ...(group !== undefined && { groups: readGroups(subject, named('group', group)) }),
    ...(time !== undefined && { times: readTimes(subject, named('time', time)) }),
    ...(table.source && { source: table.source }),
    findings: [...findings, ...labels.findings, ...encoded.findings]
  };
  checkDataset(data, 'tabular', { targets: true });
  return withDisplay(data, () => showDataset(data, countMissing(data.x, columns.length)));
}

function checkTable(table: unknown): void {
  const { rows, columns } = (hasSafelyReadableMembers(table, ['rows', 'columns']) ? table : {}) as Partial<Table>;
  if (!Number.isInteger(rows) || !Array.isArray(columns))
    throw new TypeError(
      `tabular: expected a table, got ${showValue(table)}; make one with kd.table(rows), or read one with readCsv or readParquet`
    );
  if (rows === 0) throw new RangeError('tabular: expected a table with rows, got none; read a file with rows');
  const odd = columns.findIndex((column: unknown) => !isColumn(column, rows!));
  if (odd >= 0)
    throw new TypeError(
      `tabular: expected column ${odd} of the table to have a name, a kind and ${rows} values, got ${showValue(columns[odd])}; make the table with kd.table(rows), or read one with readCsv or readParquet`
    );
}
