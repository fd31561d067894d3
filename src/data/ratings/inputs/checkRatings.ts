import { hasReadableMembers } from '../../../checks/hasReadableMembers';
import { showValue } from '../../../checks/showValue';
import type { Ratings } from './Ratings';

/** @throws TypeError or RangeError unless it is what `ratings.read` gives: columns of one length, places that exist, times that do not fall. */
export function checkRatings(subject: string, ratings: unknown): asserts ratings is Ratings {
  if (!isRatings(ratings))
    throw new TypeError(`${subject}: expected ratings, got ${showValue(ratings)}; read them with await kd.ratings.read(folder)`);
  const { user, item, rating, time, users, items } = ratings;
  const rows = user.length;
  if (rows === 0) throw new RangeError(`${subject}: expected at least one rating, got none; look at the file`);
  if (item.length !== rows || rating.length !== rows || time.length !== rows)
    throw new RangeError(
      `${subject}: expected user, item, rating and time of one length, got ${rows}, ${item.length}, ${rating.length} and ${time.length}; read them with kd.ratings.read`
    );
  const { length } = items.ids;
  for (const [name, column] of Object.entries({ titles: items.titles, years: items.years, genres: items.genres }))
    if (column?.length !== length)
      throw new RangeError(
        `${subject}: expected ${length} ${name} of items, got ${showValue(column)}; read them with kd.ratings.read`
      );
  for (let row = 0; row < rows; row++) {
    const fits =
      user[row] >= 0 &&
      user[row] < users.ids.length &&
      item[row] >= 0 &&
      item[row] < length &&
      Number.isFinite(rating[row]) &&
      Number.isFinite(time[row]) &&
      (row === 0 || time[row - 1] <= time[row]);
    if (!fits)
      throw new RangeError(
        `${subject}: expected ratings of known users and items in the order of time, got user ${user[row]}, item ${item[row]}, rating ${rating[row]} and time ${time[row]} in row ${row}; read them with kd.ratings.read`
      );
  }
}

function isRatings(value: unknown): value is Ratings {
  return (
    hasReadableMembers(value, ['user', 'item', 'rating', 'time', 'users', 'items']) &&
    value.user instanceof Int32Array &&
    value.item instanceof Int32Array &&
    value.rating instanceof Float32Array &&
    value.time instanceof Float64Array &&
    hasReadableMembers(value.users, ['ids']) &&
    Array.isArray(value.users.ids) &&
    hasReadableMembers(value.items, ['ids', 'titles', 'years', 'genres', 'genreNames']) &&
    Array.isArray(value.items.ids) &&
    Array.isArray(value.items.genres) &&
    Array.isArray(value.items.genreNames)
  );
}
