import { computeMean } from './computeMean';

/** Pearson's correlation of two equally long lists, -1 to 1; NaN if one of them is constant. */
export function computePearsonCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [meanA, meanB] = [computeMean(a), computeMean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    both += (a[i] - meanA) * (b[i] - meanB);
    ofA += (a[i] - meanA) ** 2;
    ofB += (b[i] - meanB) ** 2;
  }
  return both / Math.sqrt(ofA * ofB);
}
