import { groupRows } from '../../groupRows';
import type { Interactions } from './readInteractions';

type Columns = Pick<Interactions, 'user' | 'item' | 'rating' | 'time'>;

/** The ratings in the order of time, of each user and item the newest, and how many others there were. */
export function keepNewestRatings(read: Columns, users: number): { ratings: Columns; repeated: number } {
  const order = Int32Array.from(read.time.keys()).sort((a, b) => read.time[a] - read.time[b] || a - b);
  const sorted = columns(read, order);
  const rowsOf = groupRows(sorted.user, users);
  const isKept = new Uint8Array(order.length).fill(1);
  let repeated = 0;
  for (let user = 0; user < users; user++) {
    const rowOf = new Map<number, number>();
    for (const row of rowsOf(user)) {
      const before = rowOf.get(sorted.item[row]);
      if (before !== undefined) {
        isKept[before] = 0;
        repeated++;
      }
      rowOf.set(sorted.item[row], row);
    }
  }
  if (repeated === 0) return { ratings: sorted, repeated };
  return {
    ratings: columns(
      sorted,
      Int32Array.from(isKept.keys()).filter((row) => isKept[row] === 1)
    ),
    repeated
  };
}

function columns({ user, item, rating, time }: Columns, rows: Int32Array): Columns {
  return {
    user: rows.map((row) => user[row]),
    item: rows.map((row) => item[row]),
    rating: Float32Array.from(rows, (row) => rating[row]),
    time: Float64Array.from(rows, (row) => time[row])
  };
}
