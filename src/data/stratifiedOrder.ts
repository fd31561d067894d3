import { random, shuffle } from '../stats/random';

/**
 * Row numbers in a random order in which every beginning has the classes in nearly the proportions of the whole: wherever it is cut, both
 * parts are stratified.
 */
export function stratifiedOrder(y: Int32Array, seed: number): Int32Array {
  const next = random(seed);
  const byClass = new Map<number, number[]>();
  for (const row of shuffle(Int32Array.from(y.keys()), next)) {
    const rows = byClass.get(y[row]);
    if (rows) rows.push(row);
    else byClass.set(y[row], [row]);
  }
  // The k-th of a class' n rows belongs at the share (k + u) / n of the way, with one u in [0, 1) for each class.
  const places: { row: number; at: number }[] = [];
  for (const rows of byClass.values()) {
    const offset = next();
    rows.forEach((row, k) => places.push({ row, at: (k + offset) / rows.length }));
  }
  return Int32Array.from(
    places.sort((a, b) => a.at - b.at || a.row - b.row),
    ({ row }) => row
  );
}
