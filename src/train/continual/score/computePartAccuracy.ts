import type { Matrix } from '../../../data/Matrix';

/** The share of rows whose label has the largest logit, among all classes or among some. Of equal logits the first counts; a row of NaN is wrong. */
export function computePartAccuracy(logits: Matrix, labels: Int32Array, among?: readonly number[]): number {
  const { columns, values } = logits;
  const classes = among ?? Array.from({ length: columns }, (_, i) => i);
  let right = 0;
  for (let row = 0; row < labels.length; row++) {
    let best = -1;
    for (const one of classes) {
      const value = values[row * columns + one];
      if (!Number.isNaN(value) && (best < 0 || value > values[row * columns + best])) best = one;
    }
    if (best === labels[row]) right++;
  }
  return right / labels.length;
}
