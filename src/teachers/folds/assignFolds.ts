import { createRandom, shuffle } from '../../stats/createRandom';

export interface FoldsInputs {
  /** Class of each row; all the same if there are no classes. */
  labels: ArrayLike<number>;
  /** Number of each row's content: equal rows stay together. */
  contents: Int32Array;
  /** Rows of one group stay together. */
  groups?: ArrayLike<number>;
  folds: number;
  seed: number;
}

/**
 * The fold of each row, [rows]. Equal rows and rows of one group are in one fold; as far as that allows, each fold has every class in
 * the proportion of the whole: the largest lots go first, each to the fold that has the least of its classes.
 */
export function assignFolds({ labels, contents, groups, folds, seed }: FoldsInputs): Int32Array {
  const { starts, rows } = lotsOf(contents, groups);
  const sizeOf = (lot: number) => starts[lot + 1] - starts[lot];
  const totals: number[] = [];
  for (let row = 0; row < labels.length; row++) totals[labels[row]] = (totals[labels[row]] ?? 0) + 1;
  const lots = Int32Array.from({ length: starts.length - 1 }, (_, lot) => lot);
  const order = shuffle(lots, createRandom(seed)).sort((a, b) => sizeOf(b) - sizeOf(a));

  const counts = Array.from({ length: folds }, () => new Float64Array(totals.length));
  const sizes = new Float64Array(folds);
  const foldOf = new Int32Array(labels.length);
  for (const lot of order) {
    let [best, least] = [0, Infinity];
    for (let fold = 0; fold < folds; fold++) {
      // How much the sum of squared class shares grows, summed row by row: 2 × have × new, since new² is the same for all folds.
      let crowding = 0;
      for (let i = starts[lot]; i < starts[lot + 1]; i++)
        crowding += counts[fold][labels[rows[i]]] / totals[labels[rows[i]]] ** 2;
      if (crowding < least || (crowding === least && sizes[fold] < sizes[best])) [best, least] = [fold, crowding];
    }
    for (let i = starts[lot]; i < starts[lot + 1]; i++) {
      counts[best][labels[rows[i]]]++;
      foldOf[rows[i]] = best;
    }
    sizes[best] += sizeOf(lot);
  }
  return foldOf;
}

/** Rows that belong together, directly or over others: equal rows in two groups join these. Lot i has rows[starts[i]] to rows[starts[i + 1] - 1]. */
function lotsOf(contents: Int32Array, groups: ArrayLike<number> | undefined): { starts: Int32Array; rows: Int32Array } {
  const parents = Int32Array.from(contents, (_, row) => row);
  const rootOf = (row: number) => {
    let root = row;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]];
    return root;
  };
  for (const keys of groups ? [contents, groups] : [contents]) {
    const first = new Map<number, number>();
    for (let row = 0; row < keys.length; row++) {
      const other = first.get(keys[row]);
      if (other === undefined) first.set(keys[row], row);
      else parents[rootOf(row)] = rootOf(other);
    }
  }
  const lotOf = new Int32Array(parents.length).fill(-1);
  const sizes: number[] = [];
  for (let row = 0; row < parents.length; row++) {
    const root = rootOf(row);
    if (lotOf[root] < 0) lotOf[root] = sizes.push(0) - 1;
    lotOf[row] = lotOf[root];
    sizes[lotOf[row]]++;
  }
  const starts = new Int32Array(sizes.length + 1);
  sizes.forEach((size, lot) => (starts[lot + 1] = starts[lot] + size));
  const ends = starts.slice();
  const rows = new Int32Array(parents.length);
  lotOf.forEach((lot, row) => (rows[ends[lot]++] = row));
  return { starts, rows };
}
