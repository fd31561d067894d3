import type { Matrix } from '../../data/Matrix';
import { minimizeInterruptibly } from './minimizeInterruptibly';

/** A linear classifier: the class numbers that it gives to rows. */
export type Classifier = (rows: Matrix) => Int32Array;

/**
 * Multinomial logistic regression at its one optimum: the least Σ wᵢ CE(yᵢ, Wxᵢ + b) + ½|W|² with free biases, where wᵢ gives each class
 * the same weight and the sum of all weights is the number of rows (in scikit-learn LogisticRegression(class_weight="balanced")).
 *
 * @param y a class number for each row; classes without rows are never predicted.
 */
export async function fitLogisticRegression(x: Matrix, y: ArrayLike<number>): Promise<Classifier> {
  const { rows, columns, values } = x;
  const classes = [...new Set(Array.from(y))].sort((a, b) => a - b);
  const placeOf = new Map(classes.map((name, place) => [name, place]));
  const places = Int32Array.from(Array.from(y), (name) => placeOf.get(name)!);
  const counts = new Float64Array(classes.length);
  for (const place of places) counts[place]++;
  const width = columns + 1;
  const logits = new Float64Array(classes.length);

  const weights = await minimizeInterruptibly((at, gradient) => {
    gradient.fill(0);
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const place = places[row];
      const weight = rows / (classes.length * counts[place]);
      linear(at, values, row * columns, columns, logits);
      const log = logSum(logits);
      sum += weight * (log - logits[place]);
      for (let c = 0; c < logits.length; c++) {
        const slope = weight * (Math.exp(logits[c] - log) - Number(c === place));
        let to = c * width;
        for (let i = 0, from = row * columns; i < columns; i++) gradient[to++] += slope * values[from++];
        gradient[to] += slope;
      }
    }
    for (let i = 0; i < at.length; i++) {
      if (i % width === columns) continue;
      sum += at[i] ** 2 / 2;
      gradient[i] += at[i];
    }
    return sum;
  }, classes.length * width);

  return (asked) =>
    Int32Array.from({ length: asked.rows }, (_, row) => {
      linear(weights, asked.values, row * columns, columns, logits);
      return classes[logits.indexOf(Math.max(...logits))];
    });
}

/** Wx + b, into `out`: a row of weights and its bias for each class. */
function linear(weights: Float64Array, x: Float32Array, from: number, columns: number, out: Float64Array): void {
  for (let c = 0, at = 0; c < out.length; c++) {
    let sum = 0;
    for (let i = 0; i < columns; i++) sum += weights[at++] * x[from + i];
    out[c] = sum + weights[at++];
  }
}

function logSum(logits: Float64Array): number {
  const largest = Math.max(...logits);
  let sum = 0;
  for (let c = 0; c < logits.length; c++) sum += Math.exp(logits[c] - largest);
  return largest + Math.log(sum);
}
