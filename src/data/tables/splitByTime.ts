import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkAnyDataset } from '../checkDataset';
import type { AnyDataset, PartsOf, Splits } from '../Dataset';
import { takeDatasetSubset } from '../takeDatasetSubset';
import { formatNumber } from '../../views/words/formatNumber';

export interface SplitByTimeOptions {
  /** How much to train on, taking the latest rows. Default: everything before the other parts. */
  train?: number;
  /** A share of the rows if below 1, otherwise days. 0 leaves the part out. Default 0.1. */
  validation?: number;
  /** A share of the rows if below 1, otherwise days. 0 leaves the part out. Default 0.1. */
  test?: number;
  /** Days between two parts. Their rows are left out because their labels are not known yet at the time of the later part. Default 0. */
  gap?: number;
}

const day = 86_400;

/**
 * Splits a dataset by time: train, then validation, then test, with rows in the order of their times. Rows with the same time are never in
 * two parts. The parts of rows on disk are files of their own beside that of the whole.
 *
 * Dal Pozzolo et al. 2018, "Credit Card Fraud Detection: A Realistic Modeling and a Novel Learning Strategy" (delayed feedback).
 *
 * @throws TypeError or RangeError for a dataset without times, a part without rows, or an unknown option.
 * @example
 * ```ts
 * const days = Array.from({ length: 30 }, (_, i) => i);
 * const data = kd.dataset({ x: days.map((i) => [i]), y: days.map((i) => i % 2), classes: 2 });
 * const timed = { ...data, times: Float64Array.from(days, (i) => i * 86_400) };
 * const { train, test } = kd.splitByTime(timed, { validation: 5, test: 7, gap: 2 });
 * test!.y.length; // 7
 * train.y.length; // 14: 30 - 7 - 2 - 5 - 2
 * ```
 */
export function splitByTime<Data extends AnyDataset>(data: Data, options: SplitByTimeOptions = {}): PartsOf<Data> {
  checkOptions('splitByTime', options, ['train', 'validation', 'test', 'gap']);
  checkAnyDataset(data, 'splitByTime', { targets: true });
  const { train, validation = 0.1, test = 0.1, gap = 0 } = options;
  for (const [name, value] of Object.entries({ train: train ?? 1, validation, test, gap }))
    checkNumber('splitByTime', name, value, { atLeast: 0 });
  const { times } = data;
  if (!times)
    throw new RangeError(
      `splitByTime: expected ${data.name} with times, got none; name their column in tabular with {time: ...}`
    );

  const order = Int32Array.from(times.keys()).sort((a, b) => times[a] - times[b] || a - b);
  const splits: Partial<Splits<AnyDataset>> = {};
  let end = order.length;
  let limit = times[order[end - 1]];
  // The last row is in the last part; from the first share on, which starts at a row, that row is in the later part.
  let isBeyond = isAfter;
  for (const [name, size = Infinity] of [
    ['test', test],
    ['validation', validation],
    ['train', train]
  ] as const) {
    if (size === 0) continue;
    const isShare = size < 1;
    const from = isShare ? startOfShare(times, order, end, size) : placeOf(times, order, limit - size * day, isBeyond);
    if (from >= end) throw empty(name, size, times, order, end);
    splits[name] = takeDatasetSubset('splitByTime', data, order.subarray(from, end), `${data.name} ${name}`);
    if (isShare) isBeyond = isNotBefore;
    limit = (isShare ? times[order[from]] : limit - size * day) - gap * day;
    end = placeOf(times, order, limit, isBeyond);
  }
  const { train: first, validation: second, test: last } = splits;
  if (!first) throw new RangeError('splitByTime: expected rows to train on, got 0 for train; give it days or leave it out');
  const parts = { train: first, ...(second && { validation: second }), ...(last && { test: last }) };
  return parts as PartsOf<Data>;
}

const isAfter = (time: number, limit: number): boolean => time > limit;
const isNotBefore = (time: number, limit: number): boolean => time >= limit;

/** Where the last rows before `end` start that are as nearly as can be this share of all; rows of one time are kept together. */
function startOfShare(times: Float64Array, order: Int32Array, end: number, share: number): number {
  const place = Math.max(0, end - Math.round(share * order.length));
  if (place >= end) return end;
  const first = placeOf(times, order, times[order[place]], isNotBefore);
  const next = placeOf(times, order, times[order[place]], isAfter);
  return next < end && next - place < place - first ? next : first;
}

/** The first index whose time is beyond the limit. */
function placeOf(times: Float64Array, order: Int32Array, limit: number, isBeyond: typeof isAfter): number {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBeyond(times[order[middle]], limit)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function empty(name: string, size: number, times: Float64Array, order: Int32Array, end: number): RangeError {
  const span = formatNumber((times[order[order.length - 1]] - times[order[0]]) / day, 4);
  const asked = size === Infinity ? 'all that is left' : size < 1 ? `a share of ${size}` : `${size} days`;
  const left = end === 0 ? 'none before the later parts' : 'none';
  return new RangeError(
    `splitByTime: expected ${name} to hold rows, got ${left} for ${asked} of ${span} days; give smaller parts or a smaller gap`
  );
}
