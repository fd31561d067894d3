/** Rows that share a score: how many are of the class, and how many are not. */
export interface TiedGroup {
  score: number;
  own: number;
  rest: number;
}

/**
 * The ROC AUC of scores that whole cells of rows share; ties count a half.
 *
 * @returns null with fewer than `fewest` rows in the class or outside it.
 */
export function computeAucOfTiedGroups(cells: readonly TiedGroup[], fewest: number): number | null {
  const sorted = [...cells].sort((a, b) => a.score - b.score);
  let [below, wins, own] = [0, 0, 0];
  for (let begin = 0, end = 0; begin < sorted.length; begin = end) {
    let [here, beside] = [0, 0];
    for (; end < sorted.length && sorted[end].score === sorted[begin].score; end++) {
      here += sorted[end].own;
      beside += sorted[end].rest;
    }
    wins += here * (below + beside / 2);
    below += beside;
    own += here;
  }
  return own < fewest || below < fewest ? null : wins / (own * below);
}
