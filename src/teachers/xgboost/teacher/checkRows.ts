import { showValue } from '../../../checks/showValue';
import type { Dataset, Feature } from '../../../data/Dataset';

/**
 * Refuses numbers that XGBoost would take for something else: Infinity anywhere, and a category's code that is not a whole number of at
 * least 0. In training (`strict`) a code must also be one of the column's categories; later an unknown code goes where XGBoost sends
 * categories that a split does not name.
 *
 * @throws RangeError that names the row and the column.
 */
export function checkRows(
  subject: string,
  x: Float32Array,
  columns: number,
  features: Feature[] | undefined,
  { strict }: { strict: boolean }
): void {
  const categories = Float64Array.from({ length: columns }, (_, column) => {
    const feature = features?.[column];
    if (feature?.kind !== 'category') return -1;
    return strict ? feature.categories.length : 2 ** 24;
  });
  for (let i = 0, column = 0; i < x.length; i++, column = column + 1 === columns ? 0 : column + 1) {
    const value = x[i];
    if (Number.isNaN(value)) continue;
    const fits =
      categories[column] < 0
        ? value !== Infinity && value !== -Infinity
        : value >= 0 && value < categories[column] && value === Math.floor(value);
    if (fits) continue;
    const name = features ? ` (${features[column].name})` : '';
    const where = `row ${Math.floor(i / columns)}, column ${column}${name}`;
    const expected =
      categories[column] < 0
        ? 'finite numbers or NaN'
        : `the code of a category, a whole number from 0 to ${categories[column] - 1} or NaN,`;
    throw new RangeError(`${subject}: expected ${expected} in x, got ${value} in ${where}; look at that row`);
  }
}

/**
 * Refuses rows whose columns are not those that were learnt: XGBoost would silently mistake a column for its neighbour.
 *
 * @throws RangeError that names the first column that differs.
 */
export function checkColumnsAgree(
  subject: string,
  data: Pick<Dataset, 'shape' | 'features'>,
  shape: number[],
  features: Feature[] | null | undefined
): void {
  if (String(data.shape) !== String(shape))
    throw new RangeError(
      `${subject}: expected rows of shape [${shape}] like those that were learnt, got [${data.shape}]; give the same columns`
    );
  features?.forEach((feature, column) => {
    const other = data.features?.[column];
    if (!other) return;
    if (other.name !== feature.name || other.kind !== feature.kind)
      throw new RangeError(
        `${subject}: expected column ${column} to be ${describe(feature)}, got ${describe(other)}; ${fix(features, data.features!)}`
      );
    if (feature.kind !== 'category' || other.kind !== 'category') return;
    const odd = feature.categories.findIndex((name, code) => other.categories[code] !== name);
    if (odd >= 0)
      throw new RangeError(
        `${subject}: expected category ${odd} of column ${column} (${feature.name}) to be "${feature.categories[odd]}", got ${JSON.stringify(other.categories[odd])}; make the table with kd.tabular(table, {label, features}) and the features of the first`
      );
  });
}

/** What to do about columns that are not those that were learnt. */
function fix(learnt: readonly Feature[], given: readonly Feature[]): string {
  const byName = new Map(given.map((feature) => [feature.name, feature]));
  const absent = learnt.find(({ name }) => !byName.has(name));
  if (absent) return `give the columns that were learnt; ${showValue(absent.name)} is not among these`;
  if (learnt.every(({ name, kind }) => byName.get(name)?.kind === kind))
    return 'they are the same in another order: make the data with kd.tabular(table, {label, features}) and the features of the first or of the model, which puts them in order';
  return 'make the data with kd.tabular(table, {label, features}) and the features of the first or of the model';
}

function describe({ name, kind }: Feature): string {
  return `the ${kind} ${showValue(name)}`;
}
