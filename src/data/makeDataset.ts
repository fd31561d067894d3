import { checkInputs } from '../checks/checkInputs';
import { checkMemorySize } from '../checks/checkMemorySize';
import { showValue } from '../checks/showValue';
import { checkDataset, checkLabel } from './checkDataset';
import { classNames } from './classNames';
import type { Dataset, DatasetOptions, Nested } from './Dataset';
import { beyondFloat32, flattenNestedRow } from './flattenNestedRow';
import { isNumberList } from './isNumberList';
import { shapeOfNestedList } from './shapeOfNestedList';
import { checkTargetNumbers } from './checkTargetNumbers';

/**
 * A dataset, checked: every number is finite, every label is a class number, and each row has one label. Without `y` its rows are
 * unlabelled (`unlabelled: true`, y all zeros). For rows with texts, booleans, dates or missing values use `kd.tabular(kd.table(rows), {label})`.
 *
 * With `targets` in place of `y` and `classes` it is for regression: one number for each row, or several. They keep their units.
 *
 * @throws TypeError or RangeError that names the row and the column.
 * @example
 * ```ts
 * const data = kd.dataset({ name: 'xor', x: [[0, 0], [0, 1], [1, 0], [1, 1]], y: [0, 1, 1, 0], classes: ['same', 'different'] });
 * data.shape; // [2]
 * const flats = kd.dataset({ name: 'flats', x: [[31], [58], [80]], targets: [210_000, 340_000, 455_000], targetNames: ['price'] });
 * flats.targets?.names; // ['price']
 * ```
 */
export function makeDataset(options: DatasetOptions): Dataset {
  checkInputs('dataset', options, [
    'name',
    'x',
    'y',
    'classes',
    'targets',
    'targetNames',
    'missingTargets',
    'shape',
    'synthetic'
  ]);
  const { name = 'data', x, classes, synthetic = false } = options ?? {};
  if (options?.targets !== undefined) return datasetWithTargets(options);
  for (const option of ['targetNames', 'missingTargets'] as const)
    if (options?.[option] !== undefined)
      throw new TypeError(`dataset: expected targets beside ${option}, got none; give the numbers to predict`);
  if (typeof name !== 'string')
    throw new TypeError(`dataset: expected name to be a string, got ${showValue(name)}; give it a short name`);
  if (!isNumberList(x))
    throw new TypeError(`dataset: expected x to be an array of rows, got ${showValue(x)}; give [[...], ...] or a Float32Array`);
  const y = options.y === undefined ? new Int32Array(rowsOf(x, options.shape)) : options.y;
  if (!isNumberList(y))
    throw new TypeError(`dataset: expected y to be an array of class numbers, got ${showValue(y)}; give one for each row`);
  if (y.length === 0) throw new RangeError('dataset: expected at least one row, got none; give it rows');
  const names = classNames('dataset', classes as string[] | number);
  if (Array.isArray(names)) for (let i = 0; i < y.length; i++) checkLabel('dataset', y[i], i, names.length);

  const { values, shape } = flatten(x, y.length, options.shape);
  const data: Dataset = { name, x: values, shape, y: Int32Array.from(y as ArrayLike<number>), classes: names };
  if (synthetic) data.synthetic = true;
  if (options.y === undefined) data.unlabelled = true;
  checkDataset(data);
  return data;
}

function datasetWithTargets(options: DatasetOptions): Dataset {
  const { name = 'data', x, y, classes, targets, targetNames, missingTargets = false, synthetic = false } = options;
  if (y !== undefined || classes !== undefined)
    throw new TypeError(
      `dataset: expected either targets, or y with classes, got both; leave targets out to predict classes, or y and classes to predict numbers`
    );
  if (typeof missingTargets !== 'boolean')
    throw new TypeError(`dataset: expected missingTargets to be true or false, got ${showValue(missingTargets)}; choose one`);
  const numbers = checkTargetNumbers(targets, targetNames, missingTargets);
  const rows = numbers.values.length / numbers.names.length;
  if (rows === 0) throw new RangeError('dataset: expected at least one row, got none; give it rows');
  const { values, shape } = flatten(x, rows, options.shape);
  const data: Dataset = { name, x: values, shape, y: new Int32Array(rows), classes: [], targets: numbers };
  if (synthetic) data.synthetic = true;
  checkDataset(data, 'dataset', { targets: true });
  return data;
}

/** The number of rows if there are no labels to count. */
function rowsOf(x: ArrayLike<number> | Nested[], shape: number[] | undefined): number {
  if (isNumberList(x[0])) return x.length;
  if (shape === undefined)
    throw new TypeError('dataset: expected the shape of one row for a flat array without y, got none; give shape: [28, 28, 1]');
  return Math.floor(x.length / shape.reduce((a, b) => a * b, 1));
}

function flatten(
  x: ArrayLike<number> | Nested[],
  rows: number,
  shape: number[] | undefined
): { values: Float32Array; shape: number[] } {
  if (!isNumberList(x[0])) {
    const values = x instanceof Float32Array ? x : Float32Array.from(x as ArrayLike<number>, numberOr(NaN));
    const odd = values.findIndex((value, i) => !Number.isFinite(value) && Number.isFinite(x[i]));
    const width = Math.ceil(values.length / rows);
    if (odd >= 0) throw beyondFloat32('dataset', x[odd] as number, Math.floor(odd / width), odd % width);
    return { values, shape: shape ?? [Math.ceil(values.length / rows)] };
  }
  const nested = shapeOfNestedList('dataset', x[0]);
  const width = nested.reduce((a, b) => a * b, 1);
  if (width > 0) checkMemorySize('dataset', { rows: x.length, 'numbers a row': width });
  const values = new Float32Array(x.length * width);
  for (let row = 0; row < x.length; row++)
    flattenNestedRow('dataset', (x as Nested[])[row], { shape: nested, row, into: values, at: row * width });
  return { values, shape: shape ?? nested };
}

/** Null, a string or a hole must not pass as 0. The check of the whole names its place. */
function numberOr(other: number): (value: unknown) => number {
  return (value) => (typeof value === 'number' ? value : other);
}
