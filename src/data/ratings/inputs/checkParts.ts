import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { showValue } from '../../../checks/showValue';
import { checkRatings } from './checkRatings';
import { ratingPartNames, type RatingParts } from './RatingParts';

/** @throws TypeError or RangeError unless it is what `ratings.split` gives. */
export function checkParts(subject: string, parts: unknown): asserts parts is RatingParts {
  const fits =
    hasSafelyReadableMembers(parts, ['ratings', 'findings', ...ratingPartNames]) &&
    Array.isArray(parts.findings) &&
    ratingPartNames.every((part) => parts[part] instanceof Int32Array);
  if (!fits)
    throw new TypeError(`${subject}: expected parts of ratings, got ${showValue(parts)}; give kd.ratings.split(ratings)`);
  const named = parts as unknown as RatingParts;
  const { ratings } = named;
  checkRatings(subject, ratings);
  const rows = ratings.user.length;
  for (const part of ratingPartNames) {
    const odd = named[part].findIndex((row, i) => row < 0 || row >= rows || (i > 0 && row <= named[part][i - 1]));
    if (odd >= 0)
      throw new RangeError(
        `${subject}: expected ${part} to be rising row numbers below ${rows}, got ${named[part][odd]}; give kd.ratings.split(ratings)`
      );
  }
  if (named.train.length === 0)
    throw new RangeError(`${subject}: expected ratings to train on, got none; give kd.ratings.split(ratings)`);
}
