import { random, shuffle } from '../data/random';

export interface FoldsInputs {
  /** Class of each row; all the same where there are no classes. */
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
export function foldsOf({ labels, contents, groups, folds, seed }: FoldsInputs): Int32Array {
  const lots = lotsOf(contents, groups);
  const classes = Array.from(labels, Number).reduce((a, b) => Math.max(a, b), 0) + 1;
  const totals = new Float64Array(classes);
  for (let row = 0; row < labels.length; row++) totals[labels[row]]++;
  const order = shuffle(Int32Array.from(lots.keys()), random(seed)).sort((a, b) => lots[b].length - lots[a].length);

  const counts = Array.from({ length: folds }, () => new Float64Array(classes));
  const sizes = new Float64Array(folds);
  const foldOf = new Int32Array(labels.length);
  for (const lot of order) {
    const rows = lots[lot];
    // How much the sum of squared class shares grows, summed row by row: 2 × have × new, since new² is the same for all folds.
    const crowding = counts.map((have) => rows.reduce((sum, row) => sum + have[labels[row]] / totals[labels[row]] ** 2, 0));
    let best = 0;
    for (let fold = 1; fold < folds; fold++) {
      if (crowding[fold] < crowding[best] || (crowding[fold] === crowding[best] && sizes[fold] < sizes[best])) best = fold;
    }
    for (const row of rows) {
      counts[best][labels[row]]++;
      foldOf[row] = best;
    }
    sizes[best] += rows.length;
  }
  return foldOf;
}

/** Rows that belong together, directly or over others: equal rows in two groups join these. */
function lotsOf(contents: Int32Array, groups: ArrayLike<number> | undefined): number[][] {
  const parents = Int32Array.from(contents.keys());
  const rootOf = (row: number) => {
    let root = row;
    while (parents[root] !== root) root = parents[root] = parents[parents[root]];
    return root;
  };
  const join = (keys: ArrayLike<number>) => {
    const first = new Map<number, number>();
    for (let row = 0; row < keys.length; row++) {
      const other = first.get(keys[row]);
      if (other === undefined) first.set(keys[row], row);
      else parents[rootOf(row)] = rootOf(other);
    }
  };
  join(contents);
  if (groups) join(groups);
  const lots = new Map<number, number[]>();
  for (let row = 0; row < parents.length; row++) {
    const root = rootOf(row);
    const lot = lots.get(root);
    if (lot) lot.push(row);
    else lots.set(root, [row]);
  }
  return [...lots.values()];
}
