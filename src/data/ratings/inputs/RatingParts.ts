import type { Finding } from '../../../record/RunRecord';
import type { Ratings } from './Ratings';

export type RatingPartName = 'train' | 'validation' | 'test';

/** Which ratings are for training and which for a later measurement. */
export interface RatingParts {
  ratings: Ratings;
  by: 'time' | 'user';
  /** Row numbers of the ratings, rising, as are those of the others. */
  train: Int32Array;
  validation: Int32Array;
  test: Int32Array;
  /** How it was split, in a sentence. */
  says: string;
  findings: Finding[];
}

export const ratingPartNames: readonly RatingPartName[] = ['train', 'validation', 'test'];
