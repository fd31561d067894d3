import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { showValue } from '../../../checks/showValue';
import type { RatingItems, Ratings, RatingUsers } from './Ratings';

/** @throws TypeError or RangeError unless it is what `ratings.read` gives: columns of one length, places that exist, times that do not fall. */
export function checkRatings(subject: string, ratings: unknown): asserts ratings is Ratings {
  if (!isRatings(ratings))
    throw new TypeError(`${subject}: expected ratings, got ${showValue(ratings)}; read them with await kd.ratings.read(folder)`);
  if (typeof ratings.name !== 'string')
    throw new TypeError(`${subject}: expected name to be a text, got ${showValue(ratings.name)}; read them with kd.ratings.read`);
  const { user, item, rating, time, users, items } = ratings;
  const rows = user.length;
  if (rows === 0) throw new RangeError(`${subject}: expected at least one rating, got none; look at the file`);
  if (item.length !== rows || rating.length !== rows || time.length !== rows)
    throw new RangeError(
      `${subject}: expected user, item, rating and time of one length, got ${rows}, ${item.length}, ${rating.length} and ${time.length}; read them with kd.ratings.read`
    );
  checkDescriptions(subject, users, items);
  const { length } = items.ids;
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

/** What is known of users and items: one entry for each, and genres that have a name. */
function checkDescriptions(subject: string, users: RatingUsers, items: RatingItems): void {
  const areTexts = (list: unknown, count: number) =>
    Array.isArray(list) && list.length === count && list.every((text) => typeof text === 'string');
  const areNumbers = (list: unknown, count: number) => list instanceof Float32Array && list.length === count;
  const isGenre = (genre: unknown) =>
    Number.isInteger(genre) && (genre as number) >= 0 && (genre as number) < items.genreNames.length;
  const [ofUsers, ofItems] = [users.ids.length, items.ids.length];
  const parts: [name: string, value: unknown, fits: boolean, wanted: string][] = [
    ['users.ids', users.ids, areTexts(users.ids, ofUsers), 'texts'],
    ['users.age', users.age, users.age === undefined || areNumbers(users.age, ofUsers), `${ofUsers} numbers`],
    ['users.gender', users.gender, users.gender === undefined || areTexts(users.gender, ofUsers), `${ofUsers} texts`],
    [
      'users.occupation',
      users.occupation,
      users.occupation === undefined || areTexts(users.occupation, ofUsers),
      `${ofUsers} texts`
    ],
    ['items.ids', items.ids, areTexts(items.ids, ofItems), 'texts'],
    ['items.titles', items.titles, areTexts(items.titles, ofItems), `${ofItems} texts`],
    ['items.years', items.years, areNumbers(items.years, ofItems), `${ofItems} numbers`],
    ['items.genreNames', items.genreNames, areTexts(items.genreNames, items.genreNames.length), 'texts'],
    [
      'items.genres',
      items.genres,
      items.genres.length === ofItems &&
        items.genres.every((list) => Array.isArray(list) && list.length <= items.genreNames.length && list.every(isGenre)),
      `${ofItems} lists of places in genreNames`
    ]
  ];
  for (const [name, value, fits, wanted] of parts)
    if (!fits)
      throw new TypeError(
        `${subject}: expected ${name} to be ${wanted}, got ${showValue(value)}; read them with kd.ratings.read`
      );
}

function isRatings(value: unknown): value is Ratings {
  return (
    hasSafelyReadableMembers(value, ['user', 'item', 'rating', 'time', 'users', 'items', 'sources']) &&
    value.user instanceof Int32Array &&
    value.item instanceof Int32Array &&
    value.rating instanceof Float32Array &&
    value.time instanceof Float64Array &&
    hasSafelyReadableMembers(value.users, ['ids', 'age', 'gender', 'occupation']) &&
    Array.isArray(value.users.ids) &&
    hasSafelyReadableMembers(value.items, ['ids', 'titles', 'years', 'genres', 'genreNames']) &&
    Array.isArray(value.items.ids) &&
    Array.isArray(value.items.genres) &&
    Array.isArray(value.items.genreNames) &&
    Array.isArray(value.sources)
  );
}
