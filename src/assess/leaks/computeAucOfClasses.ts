/**
 * The ROC AUC of a feature for each class against the rest, leaving out rows without a value: the share of pairs, one row of the class and
 * one of another, in which the first has the larger value. Ties count a half.
 *
 * @returns null for a class with fewer than `fewest` rows in it or outside it.
 */
export function computeAucOfClasses(values: Float32Array, y: Int32Array, classes: number, fewest: number): (number | null)[] {
  const lists = Array.from({ length: classes }, (): number[] => []);
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) lists[y[row]].push(values[row]);
  const sorted = lists.map((list) => Float32Array.from(list).sort());
  const present = sorted.reduce((sum, list) => sum + list.length, 0);
  const all = sorted.length === 2 ? undefined : Float32Array.from(lists.flat()).sort();
  return sorted.map((own, label) => {
    const rest = present - own.length;
    if (own.length < fewest || rest < fewest) return null;
    // Among all rows the class is also compared with itself, which counts a half for each of its pairs.
    const wins = all ? winsOver(own, all) - own.length ** 2 / 2 : winsOver(own, sorted[1 - label]);
    return wins / (own.length * rest);
  });
}

/** Counts the pairs, one value from each list, in which the first is larger; both lists are sorted. */
function winsOver(own: Float32Array, other: Float32Array): number {
  let [below, upTo, wins] = [0, 0, 0];
  for (const value of own) {
    while (below < other.length && other[below] < value) below++;
    while (upTo < other.length && other[upTo] <= value) upTo++;
    wins += (below + upTo) / 2;
  }
  return wins;
}
