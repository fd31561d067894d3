import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { showValue } from '../../../checks/showValue';
import { checkDatasetParts } from '../../checkDataset';
import { checkParts } from '../inputs/checkParts';
import type { RatingRows } from '../inputs/RatingRows';

/** @throws TypeError or RangeError unless it is what `ratings.rows` gives, with validation. */
export function checkRatingRows(subject: string, rows: unknown): asserts rows is RatingRows {
  const fits =
    hasSafelyReadableMembers(rows, ['data', 'placed', 'parts', 'online', 'label']) &&
    typeof rows.online === 'boolean' &&
    hasSafelyReadableMembers(rows.data, ['train', 'validation', 'test']) &&
    hasSafelyReadableMembers(rows.placed, ['train', 'validation', 'test']);
  if (!fits) throw new TypeError(`${subject}: expected rows of ratings, got ${showValue(rows)}; give kd.ratings.rows(parts)`);
  checkParts(subject, rows.parts);
  const { data, placed, parts } = rows as unknown as RatingRows;
  if (data.validation === undefined)
    throw new RangeError(
      `${subject}: expected rows of validation, on which scores become logits, got none; split the ratings with {validation: 0.1}`
    );
  for (const part of ['validation', 'test'] as const) {
    if (data[part] === undefined) continue;
    checkDatasetParts(data[part], `${subject}: ${part} data`);
    const [asked, count] = [placed[part], data[part].y.length];
    const places = parts.ratings.items.ids.length;
    const columns = hasSafelyReadableMembers(asked, ['user', 'item', 'time']) ? [asked.user, asked.item, asked.time] : [];
    if (!columns.length || !columns.every((column) => isColumnOf(column, count)))
      throw new RangeError(
        `${subject}: expected the places of ${count} ${part} rows, got ${showValue(asked)}; give kd.ratings.rows(parts) as it is`
      );
    const odd = asked!.item.findIndex((item) => !(item >= 0 && item < places));
    if (odd >= 0)
      throw new RangeError(
        `${subject}: expected items below ${places}, got ${asked!.item[odd]} in row ${odd} of ${part}; give kd.ratings.rows(parts) as it is`
      );
  }
}

function isColumnOf(column: unknown, count: number): boolean {
  return (
    ArrayBuffer.isView(column) &&
    (column as Int32Array).length === count &&
    typeof (column as unknown as unknown[])[0] !== 'bigint'
  );
}
