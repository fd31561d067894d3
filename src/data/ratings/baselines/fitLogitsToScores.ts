import type { Matrix } from '../../Matrix';
import type { RatingRows } from '../inputs/RatingRows';
import type { BaselineScores } from './BaselineScores';

/**
 * Scores as logits a + b score, so that they have a log loss: both numbers are those of the greatest likelihood on validation. The order of
 * rows stays that of the scores, if larger ones are more often of class 1.
 *
 * Platt 1999, "Probabilistic Outputs for Support Vector Machines".
 */
export function fitLogitsToScores({ data }: RatingRows, scoresOf: (part: 'validation' | 'test') => Float64Array): BaselineScores {
  const scores = scoresOf('validation');
  const { offset, slope } = fitLogistic(scores, data.validation!.y);
  const matrixOf = (values: Float64Array): Matrix => ({
    rows: values.length,
    columns: 1,
    values: Float32Array.from(values, (score) => offset + slope * score)
  });
  return { validation: matrixOf(scores), ...(data.test && { test: matrixOf(scoresOf('test')) }) };
}

/** Newton's method on standardised scores; the small penalty keeps the slope of scores that separate the classes finite, and above 0. */
function fitLogistic(scores: Float64Array, labels: Int32Array): { offset: number; slope: number } {
  const rows = scores.length;
  const mean = scores.reduce((sum, score) => sum + score, 0) / rows;
  const spread = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / rows) || 1;
  let [a, b] = [0, 0];
  for (let pass = 0; pass < 50; pass++) {
    // Gradient and Hessian of the loss, with the penalty.
    let [ga, gb, haa, hab, hbb] = [1e-6 * a, 1e-6 * b, 1e-6, 0, 1e-6];
    for (let row = 0; row < rows; row++) {
      const z = (scores[row] - mean) / spread;
      const p = 1 / (1 + Math.exp(-(a + b * z)));
      const weight = p * (1 - p);
      ga += p - labels[row];
      gb += (p - labels[row]) * z;
      haa += weight;
      hab += weight * z;
      hbb += weight * z * z;
    }
    const determinant = haa * hbb - hab * hab;
    const [da, db] = [(hbb * ga - hab * gb) / determinant, (haa * gb - hab * ga) / determinant];
    a -= da;
    b -= db;
    if (!(Math.abs(da) + Math.abs(db) > 1e-10)) break;
  }
  return { offset: a - (b * mean) / spread, slope: b / spread };
}
