import { checkNumber } from '../../../checks/checkNumber';
import { checkOptions } from '../../../checks/checkOptions';
import { groupRows } from '../../groupRows';
import { listKnownRows } from '../features/listKnownRows';
import type { RatingRows } from '../inputs/RatingRows';
import type { BaselineScores } from './BaselineScores';
import { checkRatingRows } from './checkRatingRows';
import { computeItemSimilarities, type ItemSimilarities } from './computeItemSimilarities';
import { fitLogitsToScores } from './fitLogitsToScores';

export interface ItemNeighboursOptions {
  /** How many of the user's items count, those that are most alike. Default 20. */
  neighbours?: number;
  /** A similarity is multiplied by n / (n + shrinkage), where n users have rated both items. Default 10. */
  shrinkage?: number;
}

/**
 * Item-based nearest neighbours: each row's item is compared with those that its user had rated by then. "interacted": the score is the
 * sum of the cosine similarities of the most similar ones. "liked": the mean rating of the item, plus the mean of how far the user's
 * ratings of these are from their means, weighted by adjusted cosine similarity. Similarities are those of train; which items a user had
 * rated follows the features (`online`). Logits are a + b score, with a and b fitted on validation.
 *
 * Sarwar, Karypis, Konstan and Riedl 2001, "Item-Based Collaborative Filtering Recommendation Algorithms"; Deshpande and Karypis 2004.
 *
 * @returns [rows, 1] logits of validation and test, as `kd.compare` takes them.
 * @throws TypeError or RangeError for what are no rows of `kd.ratings.rows`, rows without validation, or an option out of bounds.
 * @example
 * ```ts
 * import { mkdirSync, writeFileSync } from 'node:fs';
 * mkdirSync('plays', { recursive: true });
 * const lines = Array.from({ length: 60 }, (_, i) => `${i % 6},${(i * 7) % 20},${1 + (i % 5)},${964982703 + 60 * i}`);
 * writeFileSync('plays/ratings.csv', ['userId,movieId,rating,timestamp', ...lines].join('\n'));
 * const rows = kd.ratings.rows(kd.ratings.split(await kd.ratings.read('plays')));
 * kd.ratings.itemNeighbours(rows, { neighbours: 10 }).test!.rows; // 6
 * ```
 */
export function itemNeighbours(rows: RatingRows, options: ItemNeighboursOptions = {}): BaselineScores {
  const subject = 'ratings.itemNeighbours';
  checkOptions(subject, options, ['neighbours', 'shrinkage']);
  checkRatingRows(subject, rows);
  const { neighbours = 20, shrinkage = 10 } = options;
  checkNumber(subject, 'neighbours', neighbours, { integer: true, atLeast: 1 });
  checkNumber(subject, 'shrinkage', shrinkage, { atLeast: 0 });
  const similarities = computeItemSimilarities(rows.parts, { shrinkage, adjusted: rows.label === 'liked' });
  return fitLogitsToScores(rows, (part) => scoresOf(rows, part, similarities, neighbours));
}

function scoresOf(
  { parts, placed, online, label }: RatingRows,
  part: 'validation' | 'test',
  { of, means, users }: ItemSimilarities,
  neighbours: number
): Float64Array {
  const { ratings } = parts;
  const { user, item, time } = placed[part]!;
  const known = listKnownRows(parts, part, online ? 'all' : 'before');
  const knownOf = groupRows(
    Int32Array.from(known, (row) => ratings.user[row]),
    users
  );
  const scores = new Float64Array(item.length);
  // All rows of an item need the same similarities.
  const rowsOf = groupRows(item, means.length);
  for (let what = 0; what < means.length; what++) {
    const asked = rowsOf(what);
    if (asked.length === 0) continue;
    const similarity = of(what);
    for (const row of asked) {
      const near: { similarity: number; deviation: number }[] = [];
      for (const place of knownOf(user[row])) {
        const rated = known[place];
        if (ratings.time[rated] >= time[row]) break;
        const other = ratings.item[rated];
        if (other !== what && similarity[other] > 0)
          near.push({ similarity: similarity[other], deviation: ratings.rating[rated] - means[other] });
      }
      near.sort((a, b) => b.similarity - a.similarity).splice(neighbours);
      let [sum, weight] = [0, 0];
      for (const one of near) {
        sum += one.similarity * (label === 'liked' ? one.deviation : 1);
        weight += one.similarity;
      }
      scores[row] = label === 'liked' ? means[what] + (weight > 0 ? sum / weight : 0) : sum;
    }
  }
  return scores;
}
