import { checkMemorySize } from '../../checks/checkMemorySize';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { mixSeeds, createRandom } from '../../stats/createRandom';
import type { Finding } from '../../record/RunRecord';
import { checkParts } from './inputs/checkParts';
import { listKnownRows } from './features/listKnownRows';
import { listRatingFeatureNames, computeRatingFeatures } from './features/computeRatingFeatures';
import { ratingRowsOptionNames, type RatingRowsOptions } from './features/RatingRowsOptions';
import { sampleNegatives } from './features/sampleNegatives';
import { ratingPartNames, type RatingParts } from './inputs/RatingParts';
import type { RatingDataset, RatingRows } from './inputs/RatingRows';

/**
 * Ratings as rows of a table with two classes, so that they can be distilled, compared and calibrated like any other: class 1 is a rating
 * of at least `threshold` ("liked"), or a rating at all ("interacted", with drawn items as class 0). `groups` of a dataset are the users,
 * so that metrics of retrieval rank the rows of each user and intervals draw whole users.
 *
 * Columns: user and item (categories of train; missing for others), how many ratings each had and their mean, the mean of the user's
 * ratings of the item's genres, the item's year of release and its age, one column of 0 and 1 a genre, what is known of users, and with
 * `history` the user's latest items. All of it is of the time of the row: only ratings of an earlier second count. x has NaN where
 * nothing is known.
 *
 * Drawn items come from all items, also those that nobody had rated yet: if only items with ratings were drawn, a count of 0 would give
 * class 1 away. Items that the user has rated up to the end of the part are not drawn.
 *
 * He et al. 2017, "Neural Collaborative Filtering", arXiv 1708.05031 (sampled negatives); Rendle 2019, "Evaluation Metrics for Item
 * Recommendation under Sampling" (metrics over drawn items are not those over all).
 *
 * @throws TypeError or RangeError for what are no parts, an unknown option, or a class without rows in train.
 * @example
 * ```ts
 * import { mkdirSync, writeFileSync } from 'node:fs';
 * mkdirSync('books', { recursive: true });
 * const lines = Array.from({ length: 60 }, (_, i) => `${i % 6},${(i * 7) % 20},${1 + (i % 5)},${964982703 + 60 * i}`);
 * writeFileSync('books/ratings.csv', ['userId,movieId,rating,timestamp', ...lines].join('\n'));
 * const parts = kd.ratings.split(await kd.ratings.read('books'));
 * const { data } = kd.ratings.rows(parts, { label: 'interacted', negatives: 1, history: 3, seed: 1 });
 * data.train.y.length; // 96: 48 ratings and 48 drawn items
 * data.train.features[2].name; // "user ratings"
 * const student = kd.models.neuralFactorization(data.train, { width: 4 });
 * ```
 */
export function rowsOfRatings(parts: RatingParts, options: RatingRowsOptions = {}): RatingRows {
  const subject = 'ratings.rows';
  const { label, threshold, negatives, sampling, history, online, seed } = checked(subject, options);
  checkParts(subject, parts);
  const { ratings } = parts;
  const placesIn = (column: Int32Array) => Int32Array.from(new Set(Array.from(parts.train, (row) => column[row]))).sort();
  const trained = { users: placesIn(ratings.user), items: placesIn(ratings.item) };
  const features = listRatingFeatureNames(ratings, { history, ...trained });
  const weights = new Float64Array(ratings.items.ids.length).fill(1);
  if (sampling === 'popularity') for (const row of parts.train) weights[ratings.item[row]]++;

  const rows: RatingRows = { data: {} as RatingRows['data'], placed: {}, parts, label, online, findings: [...parts.findings] };
  let missing = 0;
  for (const [place, part] of ratingPartNames.entries()) {
    if (parts[part].length === 0) continue;
    const count = label === 'liked' ? 0 : negatives;
    checkMemorySize(subject, { rows: parts[part].length * (1 + count), features: features.length });
    const drawn = sampleNegatives(ratings, {
      ...{ rows: parts[part], known: listKnownRows(parts, part, 'and this one'), weights, count },
      next: createRandom(mixSeeds(seed, place))
    });
    missing += drawn.missing;
    const { placed } = drawn;
    const remembersFrom = label === 'liked' ? threshold : -Infinity;
    const known = listKnownRows(parts, part, online ? 'all' : 'before');
    const data: RatingDataset = {
      name: `${ratings.name} ${part}`,
      x: computeRatingFeatures(ratings, placed, features, { known, history, remembersFrom, ...trained }),
      shape: [features.length],
      y:
        label === 'liked'
          ? Int32Array.from(placed.rating, (rating) => Number(rating >= threshold))
          : Int32Array.from(placed.happened),
      classes: label === 'liked' ? ['not liked', 'liked'] : ['not rated', 'rated'],
      features,
      groups: placed.user.slice(),
      times: placed.time.slice(),
      ...(ratings.sources.length && { source: ratings.sources[0] })
    };
    rows.data[part] = data;
    rows.placed[part] = placed;
  }
  checkBothClasses(subject, rows.data.train, threshold);
  if (missing > 0) rows.findings.push(fewerItems(missing));
  return rows;
}

function checked(subject: string, options: RatingRowsOptions): Required<RatingRowsOptions> {
  checkOptions(subject, options, ratingRowsOptionNames);
  const { label = 'liked', threshold = 4, negatives = 4, sampling = 'uniform', history = 0, online = true, seed = 0 } = options;
  if (label !== 'liked' && label !== 'interacted')
    throw new TypeError(`${subject}: expected label to be "liked" or "interacted", got ${showValue(label)}; choose one`);
  if (sampling !== 'uniform' && sampling !== 'popularity')
    throw new TypeError(`${subject}: expected sampling to be "uniform" or "popularity", got ${showValue(sampling)}; choose one`);
  if (typeof online !== 'boolean')
    throw new TypeError(`${subject}: expected online to be true or false, got ${showValue(online)}; choose one`);
  checkNumber(subject, 'threshold', threshold);
  checkNumber(subject, 'negatives', negatives, { integer: true, atLeast: 1, atMost: 1000 });
  checkNumber(subject, 'history', history, { integer: true, atLeast: 0, atMost: 200 });
  checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  return { label, threshold, negatives, sampling, history, online, seed };
}

function checkBothClasses(subject: string, { y, classes }: RatingDataset, threshold: number): void {
  const ones = y.reduce((sum, label) => sum + label, 0);
  if (ones > 0 && ones < y.length) return;
  throw new RangeError(
    `${subject}: expected train rows of both classes, got ${y.length} rows of "${classes[ones > 0 ? 1 : 0]}" only with threshold ${threshold}; give another threshold, or label: "interacted"`
  );
}

function fewerItems(missing: number): Finding {
  return {
    check: 'fewerDrawnItems',
    level: 'info',
    value: missing,
    says: `${missing} items could not be drawn, because their users have rated almost all items.`,
    hint: 'Draw fewer with negatives.'
  };
}
