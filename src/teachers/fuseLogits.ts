import { showNames } from '../checks/showNames';
import { showValue } from '../checks/showValue';
import type { AnyDataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { computeLogSoftmax } from '../losses/formulas/computeLogSoftmax';
import { convertLogitUnits } from './convertLogitUnits';
import type { Fusion } from './Fusion';

/**
 * The answers of several teachers as one: logits whose softmax is the weighted mean of their probabilities, or for a geometric fusion in proportion to exp(the weighted mean of their log
 * probabilities). Where one teacher alone counts, they are its own logits, bit by bit. In double precision. A sigmoid unit z is [0, z]; if all have one unit, so has the result.
 *
 * @throws RangeError for weights that are not one number of at least 0 a teacher, or all 0.
 */
export function fuseLogits(by: Fusion, names: readonly string[], answers: readonly Matrix[], seen?: SeenRows): Matrix {
  const [{ rows }] = answers;
  const widest = Math.max(...answers.map(({ columns }) => columns));
  const columns = Math.max(2, widest);
  const logits = answers.map((answer) => convertLogitUnits(answer, columns).values);
  const logProbabilities = answers.map(() => new Float64Array(columns));
  const values = new Float32Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    const start = i * columns;
    logits.forEach((own, k) => computeLogSoftmax(own, start, columns, 1, logProbabilities[k]));
    const row = seen && { row: seen.numbers[i], data: seen.data };
    const weights = by.weights({ names, logProbabilities, ...row });
    const shares = sharesOf(by, names, weights);
    const alone = shares.indexOf(1);
    for (let j = 0; j < columns; j++)
      values[start + j] =
        alone >= 0 ? logits[alone][start + j] : (by.geometric ? meanLog : logOfMean)(shares, logProbabilities, j);
  }
  return convertLogitUnits({ rows, columns, values }, Math.max(1, widest));
}

/** Which rows of which data the answers are for. */
export interface SeenRows {
  numbers: ArrayLike<number>;
  data: AnyDataset;
}

/** Weights that sum to 1. */
function sharesOf(by: Fusion, names: readonly string[], weights: ArrayLike<number>): number[] {
  const own = weights?.length === names.length ? Array.from(weights) : [];
  const sum = own.every((one) => typeof one === 'number' && one >= 0) ? own.reduce((a, b) => a + b, 0) : NaN;
  if (!(sum > 0 && sum < Infinity))
    throw new RangeError(
      `fusedTeacher: expected ${by.does} to give a weight of at least 0 for each of ${showNames(names)}, and one above 0, got ${showValue(weights)}; look at that row`
    );
  return own.map((one) => one / sum);
}

function meanLog(shares: readonly number[], logs: readonly Float64Array[], j: number): number {
  return shares.reduce((sum, share, k) => (share === 0 ? sum : sum + share * logs[k][j]), 0);
}

/** log(sum of share p), from log p: a probability may be too small for a number. */
function logOfMean(shares: readonly number[], logs: readonly Float64Array[], j: number): number {
  let top = -Infinity;
  shares.forEach((share, k) => share > 0 && (top = Math.max(top, logs[k][j])));
  return top + Math.log(shares.reduce((sum, share, k) => (share === 0 ? sum : sum + share * Math.exp(logs[k][j] - top)), 0));
}
