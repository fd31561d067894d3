import type { Random } from '../../../stats/createRandom';
import { groupRows } from '../../groupRows';
import type { Ratings } from '../inputs/Ratings';
import type { PlacedRows } from '../inputs/PlacedRows';

export interface NegativesOptions {
  /** Rows of the ratings, rising. */
  rows: Int32Array;
  /** Rows of this part and those before it: what is known at its end. */
  known: Int32Array;
  /** [items] how likely each is drawn. */
  weights: Float64Array;
  /** Items for each row; 0 gives the ratings alone. */
  count: number;
  next: Random;
}

/** Draws that may fail for someone who has rated almost all. */
const mostTries = 50;

/**
 * The ratings, each followed by items at the same time that its user has not rated up to the end of the part. No item is drawn twice
 * for a user.
 *
 * @returns the rows, and how many draws found no such item.
 */
export function sampleNegatives(
  { user, item, time, rating, users }: Ratings,
  { rows, known, weights, count, next }: NegativesOptions
): { placed: PlacedRows; missing: number } {
  const size = rows.length * (1 + count);
  const placed: PlacedRows = {
    user: new Int32Array(size),
    item: new Int32Array(size),
    time: new Float64Array(size),
    happened: new Uint8Array(size),
    rating: new Float32Array(size)
  };
  const knownOf = groupRows(
    Int32Array.from(known, (row) => user[row]),
    users.ids.length
  );
  const taken = new Map<number, Set<number>>();
  const takenBy = (one: number): Set<number> => {
    const set = taken.get(one) ?? new Set(Array.from(knownOf(one), (place) => item[known[place]]));
    taken.set(one, set);
    return set;
  };
  const draw = drawByWeight(weights, next);
  let [end, missing] = [0, 0];
  const put = (row: number, what: number, happened: number) => {
    placed.user[end] = user[row];
    placed.item[end] = what;
    placed.time[end] = time[row];
    placed.happened[end] = happened;
    placed.rating[end++] = happened ? rating[row] : NaN;
  };
  for (const row of rows) {
    put(row, item[row], 1);
    for (let i = 0; i < count; i++) {
      const set = takenBy(user[row]);
      let [found, tries] = [draw(), 1];
      while (set.has(found) && tries++ < mostTries) found = draw();
      if (set.has(found)) {
        missing++;
        continue;
      }
      set.add(found);
      put(row, found, 0);
    }
  }
  return { placed: firstOf(placed, end), missing };
}

function drawByWeight(weights: Float64Array, next: Random): () => number {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sums[i] = sum += weights[i];
  return () => {
    const at = next() * sum;
    let [low, high] = [0, sums.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sums[middle] > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function firstOf(rows: PlacedRows, end: number): PlacedRows {
  return {
    user: rows.user.slice(0, end),
    item: rows.item.slice(0, end),
    time: rows.time.slice(0, end),
    happened: rows.happened.slice(0, end),
    rating: rows.rating.slice(0, end)
  };
}
