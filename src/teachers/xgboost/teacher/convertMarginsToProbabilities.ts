import type { Matrix } from '../../../data/Matrix';
import { givesNumbers } from '../file/readObjectiveKind';
import type { XgboostObjective } from '../options/XgboostOptions';

/**
 * Probabilities from margins, [rows, classes]: 1 / (1 + exp(-z)) for class 1 of two, otherwise the softmax.
 *
 * @throws RangeError for regression and ranking, which have no classes.
 */
export function convertMarginsToProbabilities(objective: XgboostObjective, { rows, columns, values }: Matrix): Matrix {
  if (givesNumbers(objective))
    throw new RangeError(`xgboost: probabilities: expected a classification model, got one for ${objective}; use predict`);
  const classes = Math.max(2, columns);
  const probabilities = new Float32Array(rows * classes);
  const exponentials = new Float64Array(classes);
  for (let row = 0; row < rows; row++) {
    const logits: ArrayLike<number> = columns === 1 ? [0, values[row]] : values.subarray(row * columns, (row + 1) * columns);
    let largest = -Infinity;
    for (let j = 0; j < classes; j++) largest = Math.max(largest, logits[j]);
    let sum = 0;
    for (let j = 0; j < classes; j++) sum += exponentials[j] = Math.exp(logits[j] - largest);
    for (let j = 0; j < classes; j++) probabilities[row * classes + j] = exponentials[j] / sum;
  }
  return { rows, columns: classes, values: probabilities };
}
