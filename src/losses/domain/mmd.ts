import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { showValue } from '../../checks/showValue';
import { checkSourceAndTargetFeatures } from './checkSourceAndTargetFeatures';
import type { DomainLoss } from './DomainLoss';

export interface MmdOptions {
  /** Widths of the kernels, as multiples of the median distance between two different rows. Default [0.25, 0.5, 1, 2, 4]. */
  bandwidths?: number[];
}

/**
 * Maximum mean discrepancy, squared: mean k(s, s') + mean k(t, t') - 2 mean k(s, t) with k the mean of Gaussian kernels exp(-|a - b|^2 / (2
 * (b m)^2)), where b is each of `bandwidths` and m the median distance over all pairs of different rows in both batches. 0 to 2, whatever
 * the features' scale.
 *
 * Inputs: source and target features, [rows, width], not necessarily with the same number of rows; both get gradients, the median does not.
 * Result: a scalar. Means are over
 * all pairs, including each row with itself. This is the biased V-statistic: it is never below 0, and for equal distributions it falls as
 * 1/rows instead of being 0.
 * O((rows + rows)^2 width).
 *
 * Gretton et al. 2012, "A Kernel Two-Sample Test", JMLR 13; as a loss of layers: Long et al. 2015, arXiv 1502.02791.
 *
 * @throws TypeError or RangeError for an unknown option, a bandwidth that is not above 0, features that are not [rows, width] or widths that differ.
 * @example
 * ```ts
 * const [lineA, lineB] = [tf.tensor2d([[0], [1]]), tf.tensor2d([[4], [5]])];
 * const apart = kd.mmd({ bandwidths: [1] })(lineA, lineB);
 * tf.dispose([lineA, lineB, apart]);
 * ```
 */
export function mmd(options: MmdOptions = {}): DomainLoss {
  checkOptions('mmd', options, ['bandwidths']);
  const bandwidths = checkBandwidths(options.bandwidths ?? [0.25, 0.5, 1, 2, 4]);
  const loss = (source: tf.Tensor2D, target: tf.Tensor2D) => {
    checkSourceAndTargetFeatures('mmd', source, target, 1);
    const [rows, others] = [source.shape[0], target.shape[0]];
    return tf.tidy(() => {
      const squares = squaredDistances(tf.concat([source, target]));
      const median = medianSquare(squares);
      const kernels = bandwidths.map((bandwidth) => tf.exp(tf.mul(squares, -1 / (2 * bandwidth ** 2 * median))));
      // Means over the four blocks of the matrix as one sum: 1/n of each source row, -1/m of each target row.
      const signs = tf.concat([tf.fill([rows, 1], 1 / rows), tf.fill([others, 1], -1 / others)]) as tf.Tensor2D;
      const sum = tf.matMul(signs, tf.matMul(tf.addN(kernels) as tf.Tensor2D, signs), true, false);
      return tf.reshape(tf.div(sum, bandwidths.length), []) as tf.Scalar;
    });
  };
  return Object.assign(loss, { description: { name: 'mmd', bandwidths } });
}

function checkBandwidths(bandwidths: unknown): number[] {
  if (!Array.isArray(bandwidths) || !bandwidths.length)
    throw new TypeError(
      `mmd: expected bandwidths to be an array of numbers, got ${showValue(bandwidths)}; give [1] or leave it out`
    );
  return bandwidths.map((bandwidth, i) => checkNumber('mmd', `bandwidths[${i}]`, bandwidth, { above: 0 }));
}

/** |a|^2 + |b|^2 - 2 ab. The mean of all rows is subtracted first: it does not change the distances, but it costs digits in single precision. */
function squaredDistances(rows: tf.Tensor2D): tf.Tensor2D {
  const mean = tf.tidy(() => tf.tensor(tf.mean(rows, 0, true).arraySync()));
  const centred = tf.sub<tf.Tensor2D>(rows, mean);
  const norms = tf.sum(tf.square(centred), 1, true);
  return tf.relu(tf.sub<tf.Tensor2D>(tf.add(norms, tf.transpose(norms)), tf.mul(2, tf.matMul(centred, centred, false, true))));
}

/**
 * A number, so that no gradient flows through it; 1 where all rows are equal. Anything below the rounding error of the largest does not
 * count as a distance.
 */
function medianSquare(squares: tf.Tensor2D): number {
  const values = squares.dataSync();
  const rows = squares.shape[0];
  const pairs: number[] = [];
  for (let i = 0; i < rows; i++) for (let j = 0; j < i; j++) pairs.push(values[i * rows + j]);
  const least = 1e-6 * pairs.reduce((most, square) => Math.max(most, square), 0);
  const distances = Float64Array.from(pairs.filter((square) => square > least).map(Math.sqrt)).sort();
  const { length } = distances;
  return length === 0 ? 1 : ((distances[(length - 1) >> 1] + distances[length >> 1]) / 2) ** 2;
}
