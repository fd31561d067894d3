/**
 * Chooses inside each class and divides the rows evenly: one row of each class in turn, in the order of the classes, until there are
 * enough. A class that has no more rows is skipped. Without labels all rows are one class.
 *
 * @param choose returns `count` of a class's rows, the first choice first.
 */
export function chooseByClass(
  labels: ArrayLike<number> | undefined,
  rows: number,
  wanted: number,
  choose: (candidates: Int32Array, count: number, label: number) => Int32Array
): Int32Array {
  const all = Int32Array.from({ length: rows }, (_, row) => row);
  if (!labels) return choose(all, wanted, 0);
  const names = [...new Set(Array.from(labels))].sort((a, b) => a - b);
  const classes = names.map((label) => all.filter((row) => labels[row] === label));
  const counts = shares(
    classes.map(({ length }) => length),
    wanted
  );
  const chosen = classes.map((candidates, c) => choose(candidates, counts[c], names[c]));
  const turns = Array.from({ length: Math.max(...counts) }, (_, turn) => chosen.flatMap((one) => [...one.slice(turn, turn + 1)]));
  return Int32Array.from(turns.flat());
}

/** As even as the classes allow; the rest goes to the first ones. */
function shares(sizes: number[], wanted: number): number[] {
  const counts = sizes.map(() => 0);
  for (let left = wanted; left > 0;)
    for (let c = 0; c < sizes.length && left > 0; c++)
      if (counts[c] < sizes[c]) {
        counts[c]++;
        left--;
      }
  return counts;
}
