import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { showNames } from '../checks/showNames';
import { showValue } from '../checks/showValue';
import type { AnyDataset, Dataset, Targets } from './Dataset';
import { isRowsOnDisk } from './disk/RowsOnDisk';
import { checkKnownLabels, checkKnownRows } from './checkKnownLabels';
import { checkRowsInMemory } from './checkRowsInMemory';

const fields = [
  ...[
    'name',
    'x',
    'y',
    'shape',
    'classes',
    'targets',
    'features',
    'weights',
    'groups',
    'times',
    'known',
    'synthetic',
    'unlabelled'
  ]
];

/** What else than rows in memory with classes a function takes. */
export interface TakenDatasets {
  /** Rows with targets instead of classes will do. Default: they are refused, so that no function takes their y for class numbers. */
  targets?: boolean;
}

/**
 * Refuses a dataset that cannot be trained on: no rows, rows whose length does not match the shape, NaN or Infinity, a label that is not a
 * class number.
 *
 * @param subject the caller's name for the error: "distill: train data".
 * @param taken whether rows with targets will do.
 * @throws TypeError or RangeError that names the row and the column.
 */
export function checkDataset(data: Dataset, subject = 'dataset', { targets = false }: TakenDatasets = {}): void {
  checkDatasetParts(data, subject, { targets });
  const { x, y, shape, classes } = data;
  const width = shape.reduce((a, b) => a * b, 1);
  const bad = findNotFinite(x, { canBeMissing: data.features !== undefined });
  if (bad >= 0) {
    const name = data.features ? ` (${data.features[bad % width].name})` : '';
    const where = `row ${Math.floor(bad / width)}, column ${bad % width}${name}`;
    throw new RangeError(`${subject}: expected finite numbers in x, got ${x[bad]} in ${where}; fill it in or remove the row`);
  }
  if (!data.targets) checkLabels(subject, y, classes.length);
}

/**
 * The same for functions that also take rows on disk. Their numbers were looked at when they were written.
 *
 * @throws TypeError or RangeError
 */
export function checkAnyDataset(data: AnyDataset, subject: string, taken: TakenDatasets = {}): void {
  if (!hasSafelyReadableMembers(data, ['x']) || !isRowsOnDisk(data.x)) return checkDataset(data as Dataset, subject, taken);
  checkDatasetParts(data as AnyDataset, subject, { canBeOnDisk: true });
  checkLabels(subject, (data as AnyDataset).y, (data as AnyDataset).classes.length);
}

/** The place of the first number that is infinite, or NaN where that does not stand for a missing one; -1 if there is none. */
function findNotFinite(x: Float32Array, { canBeMissing }: { canBeMissing: boolean }): number {
  // An exponent of ones. Whole numbers are compared in half the time.
  const bits = new Int32Array(x.buffer, x.byteOffset, x.length);
  for (let i = 0; i < bits.length; i++)
    if ((bits[i] & 0x7f800000) === 0x7f800000 && !(canBeMissing && Number.isNaN(x[i]))) return i;
  return -1;
}

function checkLabels(subject: string, y: Int32Array, classes: number): void {
  for (let i = 0; i < y.length; i++) checkLabel(subject, y[i], i, classes);
}

/**
 * The same without a look at the numbers and labels.
 *
 * @param options `canBeOnDisk`: rows on disk will do. `targets`: so will rows with targets. Default: both are refused.
 * @throws TypeError or RangeError for parts that are missing or do not fit each other.
 */
export function checkDatasetParts(data: AnyDataset, subject: string, { canBeOnDisk = false, targets = false } = {}): void {
  if (!hasSafelyReadableMembers(data, fields))
    throw new TypeError(`${subject}: expected a dataset, got ${showValue(data)}; make one with dataset({x, y, classes})`);
  // A copy {...data} would lose what is inherited.
  const inherited = fields.find((field) => data[field] !== undefined && !Object.hasOwn(data, field));
  if (inherited !== undefined)
    throw new TypeError(
      `${subject}: expected a dataset with ${inherited} of its own, got one that inherits it; make one with dataset({x, y, classes})`
    );
  const { x, y, shape, classes } = data as AnyDataset;
  if (!canBeOnDisk) checkRowsInMemory(data as AnyDataset, subject);
  if (typeof data.name !== 'string')
    throw new TypeError(
      `${subject}: expected name to be a text, got ${showValue(data.name)}; make it with dataset({x, y, classes})`
    );
  if (!(x instanceof Float32Array || isRowsOnDisk(x)))
    throw new TypeError(
      `${subject}: expected x to be a Float32Array, got ${showValue(x)}; make it with dataset({x, y, classes})`
    );
  if (!(y instanceof Int32Array))
    throw new TypeError(`${subject}: expected y to be an Int32Array, got ${showValue(y)}; make it with dataset({x, y, classes})`);
  checkShape(subject, shape);
  if (data.targets === undefined) checkClasses(subject, classes);
  else checkTargets(subject, data as AnyDataset, targets);
  if (y.length === 0) throw new RangeError(`${subject}: expected at least one row, got none; give it rows`);
  const width = shape.reduce((a, b) => a * b, 1);
  if (x.length !== y.length * width) {
    const expected = `${y.length} rows of shape [${shape.join(', ')}], ${y.length * width} numbers`;
    throw new RangeError(
      `${subject}: expected x to hold ${expected}, got ${x.length}; give one label for each row and the shape of one row`
    );
  }
  if (data.features !== undefined) checkFeatures(subject, data.features, shape);
  checkColumns(subject, data);
  if (data.known === undefined) return;
  checkKnownLabels(subject, data.known);
  checkKnownRows(subject, data.known, y);
}

/** Numbers to predict: finite, as many in each row as there are names; and no classes beside them. */
function checkTargets(subject: string, { targets, classes, y, x, unlabelled }: AnyDataset, taken: boolean): void {
  const isTargets = hasSafelyReadableMembers(targets, ['values', 'names']) && targets.values instanceof Float64Array;
  if (!isTargets)
    throw new TypeError(
      `${subject}: expected targets to be numbers with names, got ${showValue(targets)}; make the data with dataset({x, targets})`
    );
  const { values, names, missing } = targets as Targets;
  checkTargetNames(subject, names);
  if (!taken)
    throw new TypeError(
      `${subject}: expected rows with classes, got targets (${showNames(names)}); give rows with classes, this cannot be done with numbers to predict`
    );
  if (isRowsOnDisk(x))
    throw new TypeError(`${subject}: expected rows with targets to be in memory, got rows on disk; read them into memory`);
  if (!Array.isArray(classes) || classes.length > 0)
    throw new TypeError(`${subject}: expected either classes or targets, got both; leave one out`);
  if (values.length !== y.length * names.length)
    throw new RangeError(
      `${subject}: expected ${names.length} ${names.length === 1 ? 'target' : 'targets'} for each of ${y.length} rows, got ${values.length} in all; give every row its targets`
    );
  const bad = unlabelled
    ? -1
    : values.findIndex((value) => !Number.isFinite(value) && !(missing === true && Number.isNaN(value)));
  if (bad >= 0)
    throw new RangeError(
      `${subject}: expected finite targets, got ${values[bad]} for ${showValue(names[bad % names.length])} in row ${Math.floor(bad / names.length)}; fill it in or remove the row`
    );
}

/** @throws TypeError unless they are one or more names, each there once. */
export function checkTargetNames(subject: string, names: unknown): void {
  const fits =
    Array.isArray(names) && names.length > 0 && names.length <= 4096 && names.every((name) => typeof name === 'string');
  if (!fits || new Set(names).size !== names.length)
    throw new TypeError(
      `${subject}: expected one name for each target, all different, got ${showValue(names)}; give for example ["price"]`
    );
}

/** @throws RangeError unless the label is a whole number from 0 to classes - 1. */
export function checkLabel(subject: string, label: unknown, row: number, classes: number): void {
  if (Number.isInteger(label) && (label as number) >= 0 && (label as number) < classes) return;
  const fix = Number.isInteger(label) ? 'name every class' : 'number the classes from 0';
  throw new RangeError(
    `${subject}: expected the label of row ${row} to be a class number from 0 to ${classes - 1}, got ${showValue(label)}; ${fix}`
  );
}

/** @throws RangeError unless it is the shape of a row. */
export function checkShape(subject: string, shape: unknown): void {
  const fits =
    Array.isArray(shape) && shape.length > 0 && shape.length <= 6 && shape.every((size) => Number.isInteger(size) && size > 0);
  if (!fits)
    throw new RangeError(
      `${subject}: expected the shape of one row, got ${showValue(shape)}; give whole numbers above 0, like [784] or [28, 28, 1]`
    );
}

function checkFeatures(subject: string, features: unknown, shape: number[]): void {
  const fits = Array.isArray(features) && shape.length === 1 && features.length === shape[0] && features.every(isFeature);
  if (!fits)
    throw new TypeError(
      `${subject}: expected features to name each of the ${shape} columns, got ${showValue(features)}; make the data with kd.tabular`
    );
}

export function isFeature(feature: unknown): boolean {
  if (!hasSafelyReadableMembers(feature, ['name', 'kind', 'categories'])) return false;
  const { name, kind, categories } = feature;
  return (
    typeof name === 'string' &&
    (kind === 'number' ||
      (kind === 'category' && Array.isArray(categories) && categories.every((one) => typeof one === 'string')))
  );
}

/** Weights, groups and times: one for each row, weights at least 0. */
function checkColumns(subject: string, data: AnyDataset): void {
  for (const name of ['weights', 'groups', 'times'] as const) {
    const column = data[name];
    if (column === undefined) continue;
    if (!ArrayBuffer.isView(column) || column.length !== data.y.length)
      throw new RangeError(
        `${subject}: expected ${name} to be a typed array of ${data.y.length} numbers, one per row, got ${showValue(column)}; give one for each row`
      );
    const bad = column.findIndex((value) => !Number.isFinite(value) || (name === 'weights' && value < 0));
    if (bad >= 0)
      throw new RangeError(
        `${subject}: expected ${name} to be finite${name === 'weights' ? ' and at least 0' : ''}, got ${column[bad]} in row ${bad}; look at that row`
      );
  }
}

/** @throws TypeError unless they are two or more names, RangeError for a name that is there twice. */
export function checkClasses(subject: string, classes: unknown): void {
  const fits = Array.isArray(classes) && classes.length >= 2 && classes.every((name) => typeof name === 'string');
  if (!fits)
    throw new TypeError(
      `${subject}: expected classes to be two or more names, got ${showValue(classes)}; give one string for each class`
    );
  // A class that is there twice would make a label by name mean two things.
  const places = new Map<string, number>();
  for (const [place, name] of (classes as string[]).entries()) {
    const before = places.get(name);
    if (before !== undefined)
      throw new RangeError(
        `${subject}: expected every class to have a name of its own, got ${showValue(name)} for classes ${before} and ${place}; rename one`
      );
    places.set(name, place);
  }
}
