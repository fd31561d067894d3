import type { Feature } from '../../Dataset';
import type { Ratings } from '../inputs/Ratings';
import type { PlacedRows } from '../inputs/PlacedRows';
import { createRunningRatingSums } from './createRunningRatingSums';

export interface RatingFeaturesOptions {
  /** Rows of the ratings that may be known, rising. */
  known: Int32Array;
  history: number;
  remembersFrom: number;
  /** Places of users and items that train has; others are missing in x. */
  users: Int32Array;
  items: Int32Array;
}

const second = 1 / (365.25 * 86_400);

/** What the columns of `computeRatingFeatures` mean. */
export function listRatingFeatureNames(
  { users, items }: Ratings,
  options: Pick<RatingFeaturesOptions, 'history' | 'users' | 'items'>
): Feature[] {
  const number = (name: string): Feature => ({ name, kind: 'number' });
  const ids = Array.from(options.items, (place) => items.ids[place]);
  const categories = (texts: string[] | undefined) => [...new Set(texts)].filter(Boolean).sort();
  return [
    { name: 'user', kind: 'category', categories: Array.from(options.users, (place) => users.ids[place]) },
    { name: 'item', kind: 'category', categories: ids },
    ...['user ratings', 'user mean', 'item ratings', 'item mean', 'user mean of genres', 'item year', 'item age'].map(number),
    ...items.genreNames.map((name) => number(`genre ${name}`)),
    ...(users.age ? [number('user age')] : []),
    ...(users.gender ? [{ name: 'user gender', kind: 'category' as const, categories: categories(users.gender) }] : []),
    ...(users.occupation
      ? [{ name: 'user occupation', kind: 'category' as const, categories: categories(users.occupation) }]
      : []),
    ...Array.from({ length: options.history }, (_, i): Feature => ({
      name: `history ${i + 1}`,
      kind: 'category',
      categories: ids
    }))
  ];
}

/**
 * [rows, features] The features of rows that are in the order of time, as they were at that time: counts and means are over known ratings
 * of an earlier second, NaN where there are none.
 */
export function computeRatingFeatures(
  ratings: Ratings,
  rows: PlacedRows,
  features: readonly Feature[],
  options: RatingFeaturesOptions
): Float32Array {
  const { users, items } = ratings;
  const past = createRunningRatingSums(ratings, options);
  const [codeOfUser, codeOfItem] = [codes(options.users, users.ids.length), codes(options.items, items.ids.length)];
  const codeOfText = (name: string) => {
    const feature = features.find((one) => one.name === name);
    return new Map(feature?.kind === 'category' ? feature.categories.map((text, code) => [text, code]) : []);
  };
  const [genders, occupations] = [codeOfText('user gender'), codeOfText('user occupation')];
  const x = new Float32Array(rows.user.length * features.length);
  let at = 0;
  for (let row = 0; row < rows.user.length; row++) {
    const [who, what] = [rows.user[row], rows.item[row]];
    past.advanceTo(rows.time[row]);
    x[at++] = codeOfUser[who];
    x[at++] = codeOfItem[what];
    x[at++] = past.userCount[who];
    x[at++] = past.userSum[who] / past.userCount[who];
    x[at++] = past.itemCount[what];
    x[at++] = past.itemSum[what] / past.itemCount[what];
    let [count, sum] = [0, 0];
    for (const genre of items.genres[what]) {
      count += past.genreCount(who, genre);
      sum += past.genreSum(who, genre);
    }
    x[at++] = sum / count;
    x[at++] = items.years[what];
    x[at++] = 1970 + rows.time[row] * second - items.years[what];
    for (const genre of items.genres[what]) x[at + genre] = 1;
    at += items.genreNames.length;
    if (users.age) x[at++] = users.age[who];
    if (users.gender) x[at++] = genders.get(users.gender[who]) ?? NaN;
    if (users.occupation) x[at++] = occupations.get(users.occupation[who]) ?? NaN;
    for (let back = 0; back < options.history; back++) {
      const seen = past.history(who, back);
      x[at++] = seen < 0 ? NaN : codeOfItem[seen];
    }
  }
  return x;
}

/** The code of each place; NaN for places without one. */
function codes(places: Int32Array, size: number): Float32Array {
  const codeOf = new Float32Array(size).fill(NaN);
  places.forEach((place, code) => (codeOf[place] = code));
  return codeOf;
}
