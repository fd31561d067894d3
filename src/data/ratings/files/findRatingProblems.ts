import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import type { LinesLeftOut } from './readInteractions';

export interface RatingFindingsInputs {
  /** Lines that were used, repeated ones included. */
  used: number;
  repeated: number;
  offScale: LinesLeftOut;
  withoutTime: LinesLeftOut;
  scale: readonly [number, number];
  /** Items that only the ratings name, and how many ratings they have. */
  unknown: { items: number; ratings: number };
  /** Items that their file names twice. */
  twice: number;
  /** Files of the form that are not there. */
  missing: readonly string[];
}

/** What is odd in the files, but usable. */
export function findRatingProblems(found: RatingFindingsInputs): Finding[] {
  const { used, repeated, offScale, withoutTime, scale, unknown, twice, missing } = found;
  const all = used + offScale.count + withoutTime.count;
  // Of a few lines one may say: a slip. One of a hundred says that something was read wrongly.
  const levelOf = (count: number) => (count > all / 100 ? 'problem' : 'warning');
  const where = ({ line, text }: LinesLeftOut) => `the first is ${showValue(text)} in line ${line}`;
  const findings: (Finding | null)[] = [
    repeated > 0
      ? {
          check: 'repeatedRatings',
          level: levelOf(repeated),
          value: repeated,
          says: `${repeated} ratings are of a user and an item that have a later one: only the latest counts.`
        }
      : null,
    offScale.count > 0
      ? {
          check: 'ratingsOffScale',
          level: levelOf(offScale.count),
          value: offScale.count,
          says: `${offScale.count} ratings are not from ${scale[0]} to ${scale[1]} and are left out; ${where(offScale)}.`,
          hint: 'Give scale: [least, most] if these ratings are right.'
        }
      : null,
    withoutTime.count > 0
      ? {
          check: 'ratingsWithoutTime',
          level: levelOf(withoutTime.count),
          value: withoutTime.count,
          says: `${withoutTime.count} ratings have no time in seconds since 1970 and are left out; ${where(withoutTime)}.`,
          hint: 'Without a time a rating has no place before or after others.'
        }
      : null,
    unknown.items > 0
      ? {
          check: 'unknownItems',
          level: 'warning',
          value: unknown.items,
          says: `${unknown.items} items of ${unknown.ratings} ratings have no title, year or genres: no file names them.`
        }
      : null,
    twice > 0
      ? { check: 'repeatedItems', level: 'warning', value: twice, says: `${twice} items are there twice: the first line counts.` }
      : null,
    missing.length > 0
      ? {
          check: 'missingFiles',
          level: 'info',
          value: missing.length,
          says: `There is no ${missing.join(' and no ')}: what it says of items or users is not known.`
        }
      : null
  ];
  return findings.filter((finding) => finding !== null);
}
