import type { Feature } from '../../data/Dataset';
import { joinWithAnd } from '../../views/words/joinWithAnd';
import { formatPercent } from '../../views/words/formatNumber';
import type { ColumnContribution } from './computeColumnContributions';
import { describeRightBranch } from './describeRightBranch';
import type { FeatureReading, SplitReading } from './TreeReading';

/** A column with a smaller share is not mentioned. */
const leastShare = 0.02;

export interface SplitInputs {
  /** From 0, breadth first. */
  split: number;
  bias: number;
  pulls: ColumnContribution[];
  features: readonly Feature[] | null;
  /** The largest number of named columns. */
  named: number;
  /** The values of a column in the rows; null without data. */
  valuesOf: ((column: number) => Float32Array) | null;
  /** The probability that each row reaches this split. */
  reach: Float64Array;
}

/** A split in words, and the probability that each row goes to the right. */
export function describeTreeSplit(inputs: SplitInputs): { reading: SplitReading; right: Float64Array } {
  const { split, bias, pulls, features, named, valuesOf, reach } = inputs;
  const total = sumOf(reach);
  // If no row reaches it, all rows count the same.
  const weights = total > 0 ? reach : reach.map(() => 1);
  const columns = pulls.map((pull) => {
    const own = pull.at(split, valuesOf?.(pull.column) ?? pull.knots);
    const counts = valuesOf ? weights : new Float64Array(own.length).fill(1);
    const mean = weightedMean(own, counts);
    const apart = own.map((value) => value - mean);
    return { pull, mean, apart, size: weightedMean(apart.map(Math.abs), counts) };
  });
  const moves = columns.reduce((sum, { size }) => sum + size, 0);
  const strongest = columns
    .filter(({ size }) => moves > 0 && size / moves >= leastShare)
    .sort((a, b) => b.size - a.size)
    .slice(0, named);
  const read = strongest.map(({ pull, mean, size }): FeatureReading => {
    const feature = features?.[pull.column];
    const right = describeRightBranch(pull, split, mean, feature?.kind === 'category' ? feature.categories : null);
    return { name: feature?.name ?? `column ${pull.column}`, right, share: size / moves };
  });

  const level = columns.reduce((sum, { mean }) => sum + mean, bias);
  const productOf = (some: typeof columns) => reach.map((_, row) => some.reduce((sum, { apart }) => sum + apart[row], level));
  const product = valuesOf ? productOf(columns) : reach;
  const alone = valuesOf ? productOf(strongest) : reach;
  const reading: SplitReading = {
    split: split + 1,
    says: read.length
      ? joinWithAnd(read.map(({ name, right, share }) => `${name} ${right} (${formatPercent(share, 0)})`))
      : 'no column: every row goes the same way',
    features: read,
    share: moves > 0 ? read.reduce((sum, { share }) => sum + share, 0) : 0,
    agrees:
      valuesOf &&
      weightedMean(
        product.map((z, row) => Number(z > 0 === alone[row] > 0)),
        weights
      ),
    rows: valuesOf && total / reach.length
  };
  return { reading, right: product.map((z) => 1 / (1 + Math.exp(-z))) };
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let [sum, total] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    sum += values[i] * weights[i];
    total += weights[i];
  }
  return sum / total;
}

function sumOf(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0);
}
