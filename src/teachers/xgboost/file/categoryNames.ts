import type { JsonValue } from './readUbjson';
import { field, list, numbersOf, whole } from './modelFields';

/**
 * The names of each column's categories in the order of their codes, as stored in a model that learnt from a data frame (XGBoost 3.1 and
 * later); null for a number, and for names with letters beyond ASCII. Empty if the file has none.
 *
 * @throws RangeError that names the part of the file.
 */
export function categoryNames(forest: { [key: string]: JsonValue }, columns: number): (string[] | null)[] {
  if (!('cats' in forest)) return [];
  const encodings = list(field(forest, 'cats', 'object'), 'enc');
  if (encodings.length !== 0 && encodings.length !== columns)
    throw new RangeError(`expected cats.enc to have ${columns} columns, got ${encodings.length}`);
  return encodings.map((encoding) => {
    const kept = encoding as { [key: string]: JsonValue };
    const values = numbersOf(kept, 'values');
    // Numbers, or the concatenated bytes of texts with the offsets at which they begin.
    const names = 'offsets' in kept ? textsOf(values, numbersOf(kept, 'offsets')) : Array.from(values, String);
    return names && names.length > 0 ? names : null;
  });
}

function textsOf(bytes: ArrayLike<number>, offsets: ArrayLike<number>): string[] | null {
  const text = Buffer.from(Array.from(bytes));
  // XGBoost's Python 3.2 counts letters instead of bytes: after the first letter that takes two bytes, names are cut at the wrong places.
  if (text.some((byte) => byte > 127)) return null;
  return Array.from({ length: Math.max(0, offsets.length - 1) }, (_, i) => {
    const start = whole(offsets[i], `offsets[${i}]`, offsets[i - 1] ?? 0, bytes.length);
    return text.toString('utf8', start, whole(offsets[i + 1], `offsets[${i + 1}]`, start, bytes.length));
  });
}
