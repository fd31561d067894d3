import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Matrix } from '../../data/Matrix';
import { chooseByClass } from './chooseByClass';
import { checkFeatures, checkPerRow } from './checkFeatures';

export interface HerdingOptions {
  /** How many rows to choose. */
  rows: number;
  /** [rows] class numbers: each class is herded separately, and the rows are divided evenly among them. Default: all rows together. */
  labels?: ArrayLike<number>;
  /**
   * [rows] Rows of one group, for example crops of one strip, are near copies: no group gives a class a second row before all others have
   * given one.
   */
  groups?: ArrayLike<number>;
}

/**
 * The rows whose mean stays nearest to the mean of all, chosen one by one: the k-th is the row x, not yet chosen, with the smallest |m - (x
 * + sum of those chosen) / k|, where m is the mean. Every prefix of the result is itself a valid choice; with labels it takes a row of each
 * class in turn.
 *
 * Features: [rows, columns], for example a layer of the teacher; bring them to one scale if their units differ. Ties go to the lower row.
 * Row numbers come back,
 * for `kd.takeRows(data, rows)`. O(rows chosen x rows x columns).
 *
 * Welling 2009, "Herding Dynamical Weights to Learn"; for choosing rows of a class: Rebuffi et al. 2017, "iCaRL", arXiv 1611.07725.
 *
 * @throws TypeError or RangeError for an unknown option, features that are not finite, more rows than there are, labels or groups of another length.
 * @example
 * ```ts
 * const features = { rows: 4, columns: 1, values: Float32Array.from([0, 1, 2, 9]) }; // mean 3
 * kd.select.herding(features, { rows: 2 }); // Int32Array [2, 1]: 2 is nearest to 3, and no pair with it comes nearer than 1.5
 * ```
 */
export function herding(features: Matrix, options: HerdingOptions): Int32Array {
  checkFeatures('select.herding', features);
  checkOptions('select.herding', options, ['rows', 'labels', 'groups']);
  const { rows, labels, groups } = options ?? {};
  checkNumber('select.herding', 'rows', rows, { integer: true, atLeast: 1, atMost: features.rows });
  checkPerRow('select.herding', 'labels', labels, features.rows);
  checkPerRow('select.herding', 'groups', groups, features.rows);
  return chooseByClass(labels, features.rows, rows, (candidates, count) => herd(features, candidates, count, groups));
}

function herd({ columns, values }: Matrix, candidates: Int32Array, count: number, groups?: ArrayLike<number>): Int32Array {
  const mean = new Float64Array(columns);
  const norms = Float64Array.from(candidates, (row) => {
    let norm = 0;
    for (let c = 0; c < columns; c++) {
      const value = values[row * columns + c];
      mean[c] += value / candidates.length;
      norm += value * value;
    }
    return norm;
  });
  // |k m - sum - x|^2 is |x|^2 - 2 x (k m - sum) plus a term that is the same for all rows.
  const wanted = new Float64Array(columns);
  const taken = new Set<number>();
  let usedGroups = new Set<number>();
  return new Int32Array(count).map(() => {
    for (let c = 0; c < columns; c++) wanted[c] += mean[c];
    const isFree = (i: number) => !taken.has(i) && !(groups && usedGroups.has(groups[candidates[i]]));
    if (!candidates.some((_, i) => isFree(i))) usedGroups = new Set();
    const chosen = nearest(values, columns, candidates, norms, wanted, isFree);
    taken.add(chosen);
    if (groups) usedGroups.add(groups[candidates[chosen]]);
    for (let c = 0; c < columns; c++) wanted[c] -= values[candidates[chosen] * columns + c];
    return candidates[chosen];
  });
}

/** Place among the candidates of the free one that is nearest. */
function nearest(
  values: Float32Array,
  columns: number,
  candidates: Int32Array,
  norms: Float64Array,
  wanted: Float64Array,
  isFree: (i: number) => boolean
): number {
  let [best, least] = [-1, Infinity];
  for (let i = 0; i < candidates.length; i++) {
    if (!isFree(i)) continue;
    let product = 0;
    for (let c = 0, at = candidates[i] * columns; c < columns; c++) product += values[at + c] * wanted[c];
    const distance = norms[i] - 2 * product;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}
