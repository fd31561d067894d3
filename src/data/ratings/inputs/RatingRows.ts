import type { Dataset, Feature } from '../../Dataset';
import type { Finding } from '../../../record/RunRecord';
import type { PlacedRows } from './PlacedRows';
import type { RatingPartName, RatingParts } from './RatingParts';

/** Rows of users and items as datasets, and what the baselines need to score the same rows. */
export interface RatingRows {
  /** Parts that have ratings. Groups are users, times those of the ratings, in the order of time. */
  data: { train: RatingDataset; validation?: RatingDataset; test?: RatingDataset };
  /** The rows of each part by their places in the ratings. */
  placed: { [part in RatingPartName]?: PlacedRows };
  parts: RatingParts;
  label: 'liked' | 'interacted';
  online: boolean;
  findings: Finding[];
}

export interface RatingDataset extends Dataset {
  features: Feature[];
}
