import type { Source } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';

/** Who rated what, how and when, in the order of time; of each user and item one rating. */
export interface Ratings {
  /** The folder's name. */
  name: string;
  /** [ratings] places in `users`. */
  user: Int32Array;
  /** [ratings] places in `items`. */
  item: Int32Array;
  /** [ratings] */
  rating: Float32Array;
  /** [ratings] seconds since 1970, rising. */
  time: Float64Array;
  users: RatingUsers;
  items: RatingItems;
  /** The lowest and highest rating that there can be. */
  scale: readonly [least: number, most: number];
  /** The files that were read, with their SHA-256. */
  sources: Source[];
  findings: Finding[];
}

/** Users by the order in which the file of ratings names them. */
export interface RatingUsers {
  ids: string[];
  /** NaN where it is not known. */
  age?: Float32Array;
  /** Empty where it is not known. */
  gender?: string[];
  /** Empty where it is not known. */
  occupation?: string[];
}

/** Items in the order of their file, then those that only the ratings name. */
export interface RatingItems {
  ids: string[];
  /** Empty where it is not known. */
  titles: string[];
  /** Of the release; NaN where it is not known. */
  years: Float32Array;
  /** Places in `genreNames`. */
  genres: number[][];
  genreNames: string[];
}
