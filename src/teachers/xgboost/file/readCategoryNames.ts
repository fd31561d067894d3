import type { JsonValue } from './readUbjson';
import { readModelField, readList, readNumbers, readWholeNumber } from './readModelField';

/**
 * The names of each column's categories in the order of their codes, as stored in a model that learnt from a data frame (XGBoost 3.1 and
 * later); null for a number, and for names with letters beyond ASCII. Empty if the file has none.
 *
 * @throws RangeError that names the part of the file.
 */
export function readCategoryNames(forest: { [key: string]: JsonValue }, columns: number): (string[] | null)[] {
  if (!('cats' in forest)) return [];
  const kept = readModelField(forest, 'cats', 'object');
  const encodings = readList(kept, 'enc');
  if (encodings.length !== 0 && encodings.length !== columns)
    throw new RangeError(`expected cats.enc to have ${columns} columns, got ${encodings.length}`);
  const ends = readNumbers(kept, 'feature_segments');
  if (ends.length > 0 || encodings.length > 0) readNumbers(kept, 'feature_segments', encodings.length + 1);
  const order = readNumbers(kept, 'sorted_idx');
  const names = encodings.map((encoding, i) => {
    const column = columnOf(encoding, i);
    readWholeNumber(ends[i + 1], `feature_segments[${i + 1}]`, ends[i] + column.count, ends[i] + column.count);
    return column.names;
  });
  if (ends.length > 0) readWholeNumber(ends[0], 'feature_segments[0]', 0, 0);
  readNumbers(kept, 'sorted_idx', ends[ends.length - 1] ?? 0);
  for (let i = 0; i < order.length; i++) readWholeNumber(order[i], `sorted_idx[${i}]`, 0, order.length - 1);
  return names;
}

/** What XGBoost calls lists of whole numbers of 8 to 64 bits, with and without a sign. */
const [firstType, lastType] = [9, 16];

/** Numbers, or the concatenated bytes of texts with the offsets at which they begin. */
function columnOf(encoding: JsonValue, place: number): { count: number; names: string[] | null } {
  const column = readModelField({ [`enc[${place}]`]: encoding }, `enc[${place}]`, 'object');
  const values = readNumbers(column, 'values');
  const least = 'offsets' in column ? -128 : -(2 ** 53);
  for (let i = 0; i < values.length; i++) readWholeNumber(values[i], `values[${i}]`, least, 'offsets' in column ? 255 : 2 ** 53);
  if (!('offsets' in column)) {
    readWholeNumber(Number(column.type), 'type', firstType, lastType);
    return { count: values.length, names: values.length > 0 ? Array.from(values, String) : null };
  }
  const offsets = readNumbers(column, 'offsets');
  for (let i = 0; i < offsets.length; i++) readWholeNumber(offsets[i], `offsets[${i}]`, offsets[i - 1] ?? 0, values.length);
  const count = Math.max(0, offsets.length - 1);
  return { count, names: count > 0 ? textsOf(values, offsets) : null };
}

function textsOf(bytes: ArrayLike<number>, offsets: ArrayLike<number>): string[] | null {
  const text = Buffer.from(Array.from(bytes));
  // XGBoost's Python 3.2 counts letters instead of bytes: after the first letter that takes two bytes, names are cut at the wrong places.
  if (text.some((byte) => byte > 127)) return null;
  return Array.from({ length: offsets.length - 1 }, (_, i) => text.toString('utf8', offsets[i], offsets[i + 1]));
}
