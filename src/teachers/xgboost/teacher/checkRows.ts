import { checkSameColumns } from '../../../data/checkSameColumns';
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
  checkSameColumns(subject, { of: 'the rows that were learnt', features }, { of: 'the data', features: data.features });
}
