import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import type { Matrix } from '../../data/Matrix';
import { mixSeeds, createRandom } from '../../stats/createRandom';
import { chooseByClass } from './chooseByClass';
import { checkFeatures, checkPerRow } from './checkFeatures';

export interface KCentreOptions {
  /** How many rows to choose. */
  rows: number;
  /** [rows] class numbers: each class is covered separately, and the rows are divided evenly among the classes. Default: all rows together. */
  labels?: ArrayLike<number>;
  /** Chooses the first row. Default 0. */
  seed?: number;
}

/**
 * Chooses rows so that no row is far from a chosen one: a random first row, then always the row that is farthest from those chosen. The
 * largest distance of a row
 * to its nearest chosen one is at most twice that of the best choice of the same number of rows. Outliers are chosen early: look at them.
 *
 * Features: [rows, columns], Euclidean distance. Ties go to the lower row. Row numbers come back, for `kd.takeRows(data, rows)`; every
 * prefix is itself a valid choice; with labels it takes a row of each class in turn. O(rows chosen x rows x columns).
 *
 * Gonzalez 1985; as a core set: Sener & Savarese 2018, "Active Learning for Convolutional Neural Networks: A Core-Set Approach", arXiv 1708.00489.
 *
 * @throws TypeError or RangeError for an unknown option, features that are not finite, more rows than there are, or labels of another length.
 * @example
 * ```ts
 * const features = { rows: 4, columns: 1, values: Float32Array.from([0, 1, 2, 9]) };
 * kd.select.kCentre(features, { rows: 2 }); // row 3 and row 0, or one of the others and row 3
 * ```
 */
export function kCentre(features: Matrix, options: KCentreOptions): Int32Array {
  checkFeatures('select.kCentre', features);
  checkOptions('select.kCentre', options, ['rows', 'labels', 'seed']);
  const { rows, labels, seed = 0 } = options ?? {};
  checkNumber('select.kCentre', 'rows', rows, { integer: true, atLeast: 1, atMost: features.rows });
  checkNumber('select.kCentre', 'seed', seed, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  checkPerRow('select.kCentre', 'labels', labels, features.rows);
  return chooseByClass(labels, features.rows, rows, (candidates, count, label) => {
    const first = Math.floor(createRandom(mixSeeds(seed, label))() * candidates.length);
    return farthestFirst(features, candidates, count, first);
  });
}

/** @param first place of the first choice among the candidates. */
export function farthestFirst({ columns, values }: Matrix, candidates: Int32Array, count: number, first: number): Int32Array {
  // To the nearest chosen row, squared; below 0 for those chosen, so that a copy of one is still chosen before it again.
  const distances = new Float64Array(candidates.length).fill(Infinity);
  let next = first;
  return new Int32Array(count).map(() => {
    const chosen = next;
    distances[chosen] = -1;
    let farthest = -1;
    candidates.forEach((row, i) => {
      const distance = squaredDistance(values, columns, row, candidates[chosen]);
      if (distance < distances[i]) distances[i] = distance;
      if (distances[i] > farthest) [next, farthest] = [i, distances[i]];
    });
    return candidates[chosen];
  });
}

function squaredDistance(values: Float32Array, columns: number, a: number, b: number): number {
  let sum = 0;
  for (let c = 0; c < columns; c++) sum += (values[a * columns + c] - values[b * columns + c]) ** 2;
  return sum;
}
