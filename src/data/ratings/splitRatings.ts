import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import type { Finding } from '../../record/RunRecord';
import { groupRows } from '../groupRows';
import { checkRatings } from './inputs/checkRatings';
import type { RatingParts } from './inputs/RatingParts';
import type { Ratings } from './inputs/Ratings';

export interface SplitRatingsOptions {
  /**
   * "time": the latest ratings of all are the test, those before them validation, as a system that is in use would meet them. "user": the
   * latest ratings of each user. Default "time".
   */
  by?: 'time' | 'user';
  /** Below 1 a share: of all ratings, or of each user's. From 1 on days, or a number of each user's ratings. 0 leaves it out. Default 0.1. */
  validation?: number;
  /** As `validation`. Default 0.1. */
  test?: number;
}

/**
 * Splits ratings by time. By "time" all of the test is later than all of train, ratings of one second are in one part, and most users of
 * the test may be new: a finding says how many. By "user" every user with enough ratings is in train and test, but train has ratings of
 * others that are later than some of the test: weights that are learned from it may know what the future brings. A finding says so, and
 * users with fewer than three ratings, or too few for a part, stay in train.
 *
 * Features that `kd.ratings.rows` makes are of the past of each row, whichever way the parts are split.
 *
 * Ji, Sun, Zhang and Li 2023, "A Critical Study on Data Leakage in Recommender System Offline Evaluation".
 *
 * @throws TypeError or RangeError for what are no ratings, an unknown option, or parts without a rating.
 * @example
 * ```ts
 * import { mkdirSync, writeFileSync } from 'node:fs';
 * mkdirSync('shop', { recursive: true });
 * const lines = Array.from({ length: 40 }, (_, i) => `${i % 4},${i % 11},${1 + (i % 5)},${964982703 + 60 * i}`);
 * writeFileSync('shop/ratings.csv', ['userId,movieId,rating,timestamp', ...lines].join('\n'));
 * const parts = kd.ratings.split(await kd.ratings.read('shop'), { validation: 0.1, test: 0.2 });
 * parts.test.length; // 8
 * parts.says; // "Split by time: 28 ratings to train on, ..."
 * ```
 */
export function splitRatings(ratings: Ratings, options: SplitRatingsOptions = {}): RatingParts {
  const subject = 'ratings.split';
  checkOptions(subject, options, ['by', 'validation', 'test']);
  checkRatings(subject, ratings);
  const { by = 'time', validation = 0.1, test = 0.1 } = options;
  if (by !== 'time' && by !== 'user')
    throw new TypeError(`${subject}: expected by to be "time" or "user", got ${showValue(by)}; choose one`);
  for (const [name, value] of Object.entries({ validation, test })) {
    checkNumber(subject, name, value, { atLeast: 0 });
    if (by === 'user' && value >= 1) checkNumber(subject, name, value, { integer: true });
  }
  const partOf = by === 'time' ? partsByTime(ratings.time, validation, test) : partsByUser(ratings, validation, test);
  const rowsOf = (part: number) => Int32Array.from(partOf.keys()).filter((row) => partOf[row] === part);
  const parts = { train: rowsOf(0), validation: rowsOf(1), test: rowsOf(2) };
  for (const [name, asked] of Object.entries({ train: 1, validation, test }) as ['train' | 'validation' | 'test', number][])
    if (asked > 0 && parts[name].length === 0)
      throw new RangeError(
        `${subject}: expected ratings for ${name}, got none of ${partOf.length} with validation ${validation} and test ${test}; give other sizes, or 0`
      );
  const last = parts.test.length ? 'test' : 'validation';
  const counts = `${parts.train.length} ratings to train on, ${parts.validation.length} for validation, ${parts.test.length} for the test`;
  const says =
    by === 'time'
      ? `Split by time: ${counts}; all of a part are later than those before it.`
      : `Split by user: ${counts}; the latest ratings of each user are the test's.`;
  return { ratings, by, ...parts, says, findings: findingsOf(ratings, parts, { by, last }) };
}

/** 0 train, 1 validation, 2 test; rows are in the order of time. */
function partsByTime(time: Float64Array, validation: number, test: number): Uint8Array {
  const rows = time.length;
  const startOf = (size: number, end: number): number => {
    if (size === 0 || end === 0) return end;
    const limit = size < 1 ? time[Math.max(0, end - Math.max(1, Math.round(size * rows)))] : time[end - 1] - size * 86_400;
    // Ratings of one second are in one part: the later one, and days end before the first second.
    let start = end;
    while (start > 0 && (size < 1 ? time[start - 1] >= limit : time[start - 1] > limit)) start--;
    return start;
  };
  const testStart = startOf(test, rows);
  const validationStart = startOf(validation, testStart);
  return new Uint8Array(rows).fill(1, validationStart, testStart).fill(2, testStart);
}

function partsByUser({ user, users }: Ratings, validation: number, test: number): Uint8Array {
  const part = new Uint8Array(user.length);
  const rowsOf = groupRows(user, users.ids.length);
  const sizeOf = (asked: number, all: number) => (asked < 1 ? Math.round(asked * all) : asked);
  for (let one = 0; one < users.ids.length; one++) {
    const own = rowsOf(one);
    const [late, middle] = [sizeOf(test, own.length), sizeOf(validation, own.length)];
    // Someone of whom nothing is left to learn from stays in train.
    if (own.length < 3 || own.length - late - middle < 1) continue;
    own.subarray(own.length - late - middle).forEach((row, i) => (part[row] = i < middle ? 1 : 2));
  }
  return part;
}

function findingsOf(
  { user, item, time }: Ratings,
  parts: Pick<RatingParts, 'train' | 'validation' | 'test'>,
  { by, last }: { by: 'time' | 'user'; last: 'validation' | 'test' }
): Finding[] {
  const rows = parts[last];
  if (rows.length === 0) return [];
  const findings: Finding[] = [];
  for (const [check, who, column] of [
    ['newUsers', 'users', user],
    ['newItems', 'items', item]
  ] as const) {
    const known = new Set(Array.from(parts.train, (row) => column[row]));
    const unknown = rows.filter((row) => !known.has(column[row])).length;
    if (unknown === 0) continue;
    const share = unknown / rows.length;
    findings.push({
      check,
      level: share > 0.5 ? 'warning' : 'info',
      value: share,
      says: `${unknown} of ${rows.length} ${last} ratings are of ${who} that train does not have: only features tell about them.`,
      ...(share > 0.5 && { hint: `Split by "user", if ${who} that are known is what you want to measure.` })
    });
  }
  if (by === 'user') {
    const first = rows.reduce((least, row) => Math.min(least, time[row]), Infinity);
    const later = parts.train.filter((row) => time[row] > first).length;
    if (later > 0)
      findings.push({
        check: 'laterRatingsInTrain',
        level: 'warning',
        value: later / parts.train.length,
        says: `${later} of ${parts.train.length} train ratings are later than the first ${last} rating: what is learned from them may know the future of other users.`,
        hint: 'Split by "time" for what a system in use would reach.'
      });
  }
  return findings;
}
