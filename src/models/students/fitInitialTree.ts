import type { Dataset } from '../../data/Dataset';
import { encodedWidth, encodeRows } from './encodeRows';
import type { TabularEncoding } from './TabularEncoding';

export interface InitialTree {
  /** [inputs, splits], input by input. */
  kernel: Float32Array;
  /** [splits] */
  bias: Float32Array;
  /** [leaves, units], leaf by leaf. */
  leaves: Float32Array;
}

export interface TreeShape {
  depth: number;
  units: number;
  sharpness: number;
  leafScale: number;
}

/** This many train rows are enough for means and deviations. */
const enough = 4096;
/** Inputs with a smaller deviation (rare categories) begin with less weight than the others. */
const leastDeviation = 0.2;

/**
 * The initial weights of a soft tree. Splits with small random weights send every row equally to both sides, and all leaves learn the same.
 * So each split begins as a random direction in which the train rows lie around 0 with deviation 1. That also keeps the tree balanced, for
 * which Frosst & Hinton add a penalty. Leaves begin around the logits of the classes' frequencies. Draws from `Math.random`.
 */
export function fitInitialTree(train: Dataset, encoding: TabularEncoding, shape: TreeShape): InitialTree {
  const splits = 2 ** shape.depth - 1;
  const width = encodedWidth(encoding);
  const inputs = momentsOf(train, encoding, width, (row) => row);
  const kernel = Float32Array.from(
    { length: width * splits },
    (_, k) => normal() / Math.max(inputs.deviations[Math.floor(k / splits)], leastDeviation)
  );
  const sums = new Float64Array(splits);
  const { means, deviations } = momentsOf(train, encoding, splits, (row) => {
    sums.fill(0);
    for (let i = 0; i < width; i++) if (row[i] !== 0) for (let j = 0; j < splits; j++) sums[j] += row[i] * kernel[i * splits + j];
    return sums;
  });
  const scales = Float64Array.from(deviations, (deviation) => 1 / (shape.sharpness * Math.max(deviation, 1e-6)));
  const priors = priorLogits(train, shape.units);
  return {
    kernel: kernel.map((weight, k) => weight * scales[k % splits]),
    bias: Float32Array.from(means, (mean, j) => -mean * scales[j]),
    leaves: Float32Array.from(
      { length: (splits + 1) * shape.units },
      (_, k) => priors[k % shape.units] / shape.leafScale + Math.random() - 0.5
    )
  };
}

/** Mean and standard deviation of each of `count` numbers that `of` makes of an encoded row. */
function momentsOf(train: Dataset, encoding: TabularEncoding, count: number, of: (row: Float32Array) => ArrayLike<number>) {
  const means = new Float64Array(count);
  const squares = new Float64Array(count);
  const { columns } = encoding;
  const stride = Math.max(1, Math.floor(train.y.length / enough));
  let seen = 0;
  for (let row = 0; row < train.y.length; row += stride) {
    const values = of(encodeRows(encoding, train.x.subarray(row * columns, (row + 1) * columns)));
    seen++;
    for (let i = 0; i < count; i++) {
      const before = values[i] - means[i];
      means[i] += before / seen;
      squares[i] += before * (values[i] - means[i]);
    }
  }
  return { means, deviations: squares.map((sum) => Math.sqrt(sum / seen)) };
}

/** Logits of the class frequencies, with one extra row per class; for one unit log(p1 / p0). */
function priorLogits({ y, weights, classes }: Dataset, units: number): number[] {
  const counts = new Array<number>(classes.length).fill(1);
  y.forEach((label, row) => (counts[label] += weights ? weights[row] : 1));
  if (units === 1) return [Math.log(counts[1] / counts[0])];
  const total = counts.reduce((a, b) => a + b);
  return counts.map((n) => Math.log(n / total));
}

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
