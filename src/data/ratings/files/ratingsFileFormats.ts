import { showValue } from '../../../checks/showValue';

/** A form in which MovieLens publishes ratings: its files, and how a line is cut. */
export interface RatingsForm {
  name: string;
  ratings: string;
  items: string;
  /** Not in every set. */
  users?: string;
  /** Between two fields of ratings and users. */
  delimiter: string;
  /** Between two fields of items. */
  itemDelimiter: string;
  userDelimiter: string;
  /** Whether the first line names the columns, and fields may be in double quotes. */
  hasHeader: boolean;
  scale: readonly [least: number, most: number];
}

export const ratingsFileFormats: readonly RatingsForm[] = [
  {
    ...{ name: 'ml-latest', ratings: 'ratings.csv', items: 'movies.csv', scale: [0.5, 5] },
    ...{ delimiter: ',', itemDelimiter: ',', userDelimiter: ',', hasHeader: true }
  },
  {
    ...{ name: 'ml-1m', ratings: 'ratings.dat', items: 'movies.dat', users: 'users.dat', scale: [0.5, 5] },
    ...{ delimiter: '::', itemDelimiter: '::', userDelimiter: '::', hasHeader: false }
  },
  {
    ...{ name: 'ml-100k', ratings: 'u.data', items: 'u.item', users: 'u.user', scale: [1, 5] },
    ...{ delimiter: '\t', itemDelimiter: '|', userDelimiter: '|', hasHeader: false }
  }
];

/**
 * The form of a folder, by the name of its file of ratings.
 *
 * @throws RangeError for none, or more than one.
 */
export function findRatingsForm(subject: string, files: readonly string[]): RatingsForm {
  const found = ratingsFileFormats.filter(({ ratings }) => files.includes(ratings));
  if (found.length === 1) return found[0];
  const wanted = ratingsFileFormats.map(({ ratings }) => ratings).join(', ');
  if (found.length > 1)
    throw new RangeError(
      `${subject}: expected one file of ratings, got ${found.map(({ ratings }) => ratings).join(' and ')}; put each set into its own folder`
    );
  const got = files.length ? files.slice(0, 5).map(showValue).join(', ') : 'no file';
  throw new RangeError(
    `${subject}: expected one of ${wanted} in the folder, got ${got}; unpack a MovieLens archive of grouplens.org/datasets/movielens, or write ratings.csv with userId,movieId,rating,timestamp`
  );
}
