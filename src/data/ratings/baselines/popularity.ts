import { checkOptions } from '../../../checks/checkOptions';
import { showValue } from '../../../checks/showValue';
import { listKnownRows } from '../features/listKnownRows';
import { createRunningRatingSums } from '../features/createRunningRatingSums';
import type { RatingRows } from '../inputs/RatingRows';
import type { BaselineScores } from './BaselineScores';
import { checkRatingRows } from './checkRatingRows';
import { fitLogitsToScores } from './fitLogitsToScores';

export interface PopularityOptions {
  /** "count": log(1 + ratings of the item). "mean": the mean of its ratings and five average ones. Default "count". */
  of?: 'count' | 'mean';
}

/**
 * How popular each row's item was at that time, the same for all users: what every recommender has to beat. The past is that of the
 * features: the ratings of an earlier second, of all parts or, with `online: false`, of those before. Logits are a + b score, with a and
 * b fitted on validation, so that log loss and calibration mean something.
 *
 * @returns [rows, 1] logits of validation and test, as `kd.compare` takes them.
 * @throws TypeError or RangeError for what are no rows of `kd.ratings.rows`, rows without validation, or an unknown option.
 * @example
 * ```ts
 * import { mkdirSync, writeFileSync } from 'node:fs';
 * mkdirSync('songs', { recursive: true });
 * const lines = Array.from({ length: 60 }, (_, i) => `${i % 6},${(i * 7) % 20},${1 + (i % 5)},${964982703 + 60 * i}`);
 * writeFileSync('songs/ratings.csv', ['userId,movieId,rating,timestamp', ...lines].join('\n'));
 * const rows = kd.ratings.rows(kd.ratings.split(await kd.ratings.read('songs')));
 * kd.ratings.popularity(rows).test!.rows; // 6
 * ```
 */
export function popularity(rows: RatingRows, options: PopularityOptions = {}): BaselineScores {
  const subject = 'ratings.popularity';
  checkOptions(subject, options, ['of']);
  checkRatingRows(subject, rows);
  const { of = 'count' } = options;
  if (of !== 'count' && of !== 'mean')
    throw new TypeError(`${subject}: expected of to be "count" or "mean", got ${showValue(of)}; choose one`);
  const { parts, online, placed } = rows;
  const { ratings } = parts;
  const average = parts.train.reduce((sum, row) => sum + ratings.rating[row], 0) / parts.train.length;
  return fitLogitsToScores(rows, (part) => {
    const known = listKnownRows(parts, part, online ? 'all' : 'before');
    const past = createRunningRatingSums(ratings, { known, history: 0, remembersFrom: Infinity });
    const { item, time } = placed[part]!;
    return Float64Array.from(item, (what, row) => {
      past.advanceTo(time[row]);
      const count = past.itemCount[what];
      return of === 'count' ? Math.log1p(count) : (past.itemSum[what] + 5 * average) / (count + 5);
    });
  });
}
