import { createRandom, shuffle } from '../../stats/createRandom';

/**
 * Row numbers by group, with the groups in random order in one list for each class, the rarest class first. A group belongs to its rarest
 * class: if few customers have any fraud, those customers have to be shared out first.
 */
export function sortGroupsByClass(y: Int32Array, groups: Int32Array, seed: number): Int32Array[][] {
  const rowsOf = new Map<number, number[]>();
  const sizes = new Map<number, number>();
  y.forEach((label, row) => {
    sizes.set(label, (sizes.get(label) ?? 0) + 1);
    const rows = rowsOf.get(groups[row]);
    if (rows) rows.push(row);
    else rowsOf.set(groups[row], [row]);
  });
  const labels = [...sizes.keys()].sort((a, b) => sizes.get(a)! - sizes.get(b)! || a - b);
  const rank = new Map(labels.map((label, place) => [label, place]));
  const lists = labels.map((): Int32Array[] => []);
  const all = [...rowsOf.values()];
  for (const i of shuffle(Int32Array.from(all.keys()), createRandom(seed))) {
    const rarest = all[i].reduce((least, row) => Math.min(least, rank.get(y[row])!), Infinity);
    lists[rarest].push(Int32Array.from(all[i]));
  }
  return lists;
}
