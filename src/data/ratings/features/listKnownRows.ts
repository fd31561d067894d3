import { ratingPartNames, type RatingPartName, type RatingParts } from '../inputs/RatingParts';

/**
 * Rows of the ratings, rising, that a part may know about: those of the parts before it (of train, for train), those and its own, or all.
 * Their time decides the rest.
 */
export function listKnownRows(parts: RatingParts, part: RatingPartName, which: 'before' | 'and this one' | 'all'): Int32Array {
  const place = ratingPartNames.indexOf(part);
  const end = { before: Math.max(1, place), 'and this one': place + 1, all: ratingPartNames.length }[which];
  return Int32Array.from(ratingPartNames.slice(0, end).flatMap((name) => Array.from(parts[name]))).sort();
}
