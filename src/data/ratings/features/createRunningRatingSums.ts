import type { Ratings } from '../inputs/Ratings';

/** Sums over the ratings that were before a moment. */
export interface RunningPast {
  /** Takes in all known ratings with an earlier time. Times must not fall from call to call. */
  advanceTo(time: number): void;
  userCount: Int32Array;
  userSum: Float64Array;
  itemCount: Int32Array;
  itemSum: Float64Array;
  /** The user's ratings of this genre. */
  genreCount(user: number, genre: number): number;
  genreSum(user: number, genre: number): number;
  /** The user's latest items, the newest first; -1 where there are fewer. */
  history(user: number, back: number): number;
}

export interface RunningPastOptions {
  /** Rows of the ratings that may be known, rising. */
  known: Int32Array;
  /** How many items of a user are remembered. */
  history: number;
  /** Items of ratings below this are not remembered. */
  remembersFrom: number;
}

export function createRunningRatingSums(
  { user, item, rating, time, users, items }: Ratings,
  { known, history: length, remembersFrom }: RunningPastOptions
): RunningPast {
  const genres = items.genreNames.length;
  const [userCount, userSum] = [new Int32Array(users.ids.length), new Float64Array(users.ids.length)];
  const [itemCount, itemSum] = [new Int32Array(items.ids.length), new Float64Array(items.ids.length)];
  const genreCounts = new Int32Array(users.ids.length * genres);
  const genreSums = new Float64Array(users.ids.length * genres);
  const remembered = new Int32Array(users.ids.length * length);
  const rememberedCount = new Int32Array(users.ids.length);
  let at = 0;
  return {
    ...{ userCount, userSum, itemCount, itemSum },
    advanceTo(moment) {
      for (; at < known.length && time[known[at]] < moment; at++) {
        const row = known[at];
        const [who, what, value] = [user[row], item[row], rating[row]];
        userCount[who]++;
        userSum[who] += value;
        itemCount[what]++;
        itemSum[what] += value;
        for (const genre of items.genres[what]) {
          genreCounts[who * genres + genre]++;
          genreSums[who * genres + genre] += value;
        }
        if (length && value >= remembersFrom) remembered[who * length + (rememberedCount[who]++ % length)] = what;
      }
    },
    genreCount: (who, genre) => genreCounts[who * genres + genre],
    genreSum: (who, genre) => genreSums[who * genres + genre],
    history(who, back) {
      const place = rememberedCount[who] - 1 - back;
      return place < 0 || back >= length ? -1 : remembered[who * length + (place % length)];
    }
  };
}
