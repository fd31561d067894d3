import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { checkDataset } from '../../data/checkDataset';
import { checkSameClasses } from '../../data/checkSameClasses';
import { checkSameColumns } from '../../data/checkSameColumns';
import type { Dataset } from '../../data/Dataset';
import { computeMean } from '../../stats/computeMean';
import { formatCount, formatPercent } from '../../views/words/formatNumber';
import { withDisplay } from '../../views/bundle/withDisplay';
import { computeColumnContributions } from './computeColumnContributions';
import { describeTreeSplit } from './describeTreeSplit';
import { showTree } from './showTree';
import { readSoftTreeWeights, type SoftTreeWeights } from './readSoftTreeWeights';
import type { LeafReading, SplitReading, TreeReading } from './TreeReading';

export interface ReadTreeOptions {
  /** The largest number of columns named per split. Default 3. */
  features?: number;
}

/** If there are more rows, this many are used, evenly spaced. */
const enoughRows = 10_000;

/**
 * A student of `softDecisionTree` in words: where each split sends rows to the right, in the columns' own units and names, and what each
 * leaf predicts. A split uses all columns at once, so its words are only part of the truth: the reading says how large a part (`share`),
 * and how many rows the named columns alone would send the same way (`agrees`). Every row ends in all leaves to some degree; `certainty`
 * says how much in the likeliest one.
 *
 * @param data the rows to count, at most 10,000 of them. Without it there are no shares of rows, and a split is measured over the edges and
 * categories that it knows, as if all were equally frequent.
 * @throws TypeError or RangeError for a different kind of model, data with other columns, or an unknown option.
 * @example
 * ```ts
 * const train = kd.dataset({ x: [[1, 20], [2, 10], [3, 30], [4, 10]], y: [0, 0, 1, 1], classes: ['repaid', 'default'] });
 * const reading = kd.readTree(kd.softDecisionTree(train, { depth: 1 }), train);
 * reading.splits[0].says; // "column 0 above 2.78 (76 %) and column 1 13 to 28.8 (24 %)"
 * reading.leaves.map(({ probabilities }) => probabilities[1]);
 * ```
 */
export function readTree(tree: tf.LayersModel, data?: Dataset, options: ReadTreeOptions = {}): TreeReading {
  checkOptions('readTree', options, ['features']);
  const named = checkNumber('readTree', 'features', options.features ?? 3, { integer: true, atLeast: 1 });
  const parts = readSoftTreeWeights(tree);
  if (data !== undefined) checkRows(parts, data);
  if (data && parts.notes)
    checkSameColumns(
      'readTree',
      { of: `tree "${tree.name}"`, features: parts.notes.features },
      { of: 'data', features: data.features }
    );
  if (data && parts.notes)
    checkSameClasses(
      'readTree',
      { of: `tree "${tree.name}"`, classes: parts.notes.classes },
      { of: 'data', classes: data.classes }
    );
  const rows = data ? Math.min(enoughRows, data.y.length) : null;
  const valuesOf = data && rows ? columnReader(data, rows) : null;
  const count = parts.bias.length;
  const pulls = computeColumnContributions(parts);
  const features = parts.notes?.features ?? data?.features ?? null;
  const classes = parts.notes?.classes ?? data?.classes ?? parts.probabilities[0].map((_, c) => `class ${c}`);

  const reach: Float64Array[] = [new Float64Array(), new Float64Array(rows ?? 1).fill(1)];
  const splits: SplitReading[] = [];
  for (let split = 0; split < count; split++) {
    const here = reach[split + 1];
    const { reading, right } = describeTreeSplit({
      split,
      bias: parts.bias[split],
      pulls,
      features,
      named,
      valuesOf,
      reach: here
    });
    splits.push(reading);
    reach.push(
      here.map((p, row) => p * (1 - right[row])),
      here.map((p, row) => p * right[row])
    );
  }
  const ends = reach.slice(count + 1);
  const likeliest = likeliestOf(ends);
  const leaves = parts.probabilities.map((probabilities, i): LeafReading => {
    const counted =
      rows === null ? null : { rows: likeliest.filter((leaf) => leaf === i).length / rows, weight: computeMean(ends[i]) };
    return {
      leaf: i + 1,
      way: wayTo(count + 1 + i),
      probabilities,
      rows: counted && counted.rows,
      weight: counted && counted.weight
    };
  });
  const certainty = rows === null ? null : computeMean(Float64Array.from(likeliest, (leaf, row) => ends[leaf][row]));
  const measured = { title: tree.name, classes, rows, certainty, splits, leaves };
  const reading: TreeReading = { ...measured, says: says(measured) };
  return withDisplay(reading, () => showTree(reading));
}

function checkRows({ encoding }: SoftTreeWeights, data: Dataset): void {
  checkDataset(data, 'readTree');
  if (data.shape.length !== 1 || data.shape[0] !== encoding.columns)
    throw new RangeError(
      `readTree: expected rows of shape [${encoding.columns}] as the tree takes, got [${data.shape}]; give the data for which it was made`
    );
}

function columnReader({ x, y, shape: [columns] }: Dataset, rows: number): (column: number) => Float32Array {
  const rowAt = (i: number) => Math.floor((i * y.length) / rows);
  const read = new Map<number, Float32Array>();
  return (column) => {
    const values = read.get(column) ?? Float32Array.from({ length: rows }, (_, i) => x[rowAt(i) * columns + column]);
    read.set(column, values);
    return values;
  };
}

/** Of each row. */
function likeliestOf(ends: Float64Array[]): number[] {
  return Array.from(ends[0], (_, row) => ends.reduce((best, end, leaf) => (end[row] > ends[best][row] ? leaf : best), 0));
}

/** "1 left, 2 right" to the node 5. */
function wayTo(node: number): string {
  const turns: string[] = [];
  for (; node > 1; node >>= 1) turns.unshift(`${node >> 1} ${node & 1 ? 'right' : 'left'}`);
  return turns.join(', ');
}

function says({ rows, certainty, splits, leaves, classes }: Omit<TreeReading, 'says'>): string {
  const weights = splits.map((split) => split.rows ?? 1);
  const sum = weights.reduce((a, b) => a + b, 0);
  const mean = (of: (split: SplitReading) => number | null) =>
    formatPercent(splits.reduce((total, split, i) => total + (of(split) ?? 0) * weights[i], 0) / sum, 0);
  const head = `${splits.length} ${splits.length === 1 ? 'split' : 'splits'}, ${leaves.length} leaves.`;
  const named = `the named columns make up ${mean(({ share }) => share)} of what moves a split`;
  const risky = classes.length === 2 ? riskiest(leaves, classes[1]) : '';
  if (certainty === null) return `${head} Without rows: ${named}.${risky}`;
  const alone = `and alone send ${mean(({ agrees }) => agrees)} of its rows the same way`;
  const soft = `a row's likeliest leaf has ${formatPercent(certainty, 0)} of it`;
  return `${head} Over ${formatCount(rows)} rows: ${named} ${alone}; ${soft}.${risky}`;
}

function riskiest(leaves: LeafReading[], name: string): string {
  const [most] = [...leaves].sort((a, b) => b.probabilities[1] - a.probabilities[1]);
  const of = most.rows === null ? '' : `, the likeliest of ${formatPercent(most.rows, 1)} of the rows`;
  return ` Leaf ${most.leaf} has most of "${name}", ${formatPercent(most.probabilities[1], 1)}${of}.`;
}
