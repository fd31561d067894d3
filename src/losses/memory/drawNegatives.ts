import type { Random } from '../../stats/createRandom';

/**
 * For each of some rows the numbers of rows with other labels: all, in their order, if there are no more than `most`, else as many drawn without
 * replacement.
 *
 * @param labels of all rows.
 */
export function drawNegatives(rows: Int32Array, labels: Int32Array, most: number, random: Random): Int32Array[] {
  const alike = new Map<number, number>();
  labels.forEach((label) => alike.set(label, (alike.get(label) ?? 0) + 1));
  const all = new Map<number, Int32Array>();
  // Any order to begin with is as good as another, so each draw goes on with that of the one before.
  const order = Int32Array.from(labels, (_, row) => row);
  return Array.from(rows, (row) => {
    const label = labels[row];
    if (labels.length - alike.get(label)! > most) return drawn(order, labels, label, most, random);
    if (!all.has(label)) all.set(label, rowsOfOthers(labels, label, labels.length - alike.get(label)!));
    return all.get(label)!;
  });
}

/** A plain loop, since there may be tens of thousands of rows in each step. */
function rowsOfOthers(labels: Int32Array, label: number, count: number): Int32Array {
  const others = new Int32Array(count);
  for (let row = 0, at = 0; row < labels.length; row++) if (labels[row] !== label) others[at++] = row;
  return others;
}

/** The beginning of a shuffle of `order`, without the rows of one label. */
function drawn(order: Int32Array, labels: Int32Array, label: number, count: number, random: Random): Int32Array {
  const picked = new Int32Array(count);
  for (let at = 0, found = 0; found < count; at++) {
    const from = at + Math.floor(random() * (order.length - at));
    const row = order[from];
    order[from] = order[at];
    order[at] = row;
    if (labels[row] !== label) picked[found++] = row;
  }
  return picked;
}
