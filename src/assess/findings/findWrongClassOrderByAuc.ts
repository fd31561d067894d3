import type { Matrix } from '../../data/Matrix';
import type { Finding } from '../../record/RunRecord';
import { checkedLabels, type LabelsLike } from '../../metrics/inputs/checkedLabels';
import { checkedLogits, type LogitsTable } from '../../metrics/inputs/checkedLogits';
import { solveLinearAssignment } from '../../stats/solveLinearAssignment';
import { computeAucByLabelAndOutput } from './computeAucByLabelAndOutput';

/** By how many standard deviations of guessing the other order must be better, on rows that did not choose it. */
const clearly = 4;
/** The least by which the mean ROC AUC of the classes that it moves must be better. */
const enough = 0.1;
/** The assignment takes the third power of the classes. */
const mostClasses = 300;

/**
 * Whether a teacher's outputs tell the data's classes better in another order, however many rows it predicts as the right one: a teacher of a rare
 * class predicts nearly all rows as the other, in either order. Each output is measured on each label (one-vs-rest ROC AUC), and the best
 * assignment of outputs to labels is compared with the order as it is. A class counts by what its rows can say, so rare classes neither make
 * nor hide a finding. Each half of each class's rows judges the assignment that the other half chose. For two classes that is a ROC AUC below 0.5.
 */
export function findWrongClassOrderByAuc(given: Matrix, y: LabelsLike, classes: readonly string[]): Finding | null {
  const logits = checkedLogits('classOrder', 'teacher', given);
  const labels = checkedLabels('classOrder', y, logits.rows, logits.columns);
  if (logits.columns > mostClasses || logits.columns !== classes.length) return null;
  const affinities = computeAucByLabelAndOutput(logits, labels);
  const sizes = classSizes(labels, logits.columns);
  const best = bestOrder(affinities, sizes);
  const moved = best
    .flatMap((to, label) => (to !== label && saying(sizes, label) ? [label] : []))
    .sort((a, b) => saying(sizes, b) - saying(sizes, a));
  if (!moved.length || !isClearlyBetter(logits, labels)) return null;
  const total = moved.reduce((sum, label) => sum + saying(sizes, label), 0);
  const mean = (of: (label: number) => number) =>
    moved.reduce((sum, label) => sum + (saying(sizes, label) / total) * of(label), 0);
  const [now, then] = [mean((label) => affinities[label][label]), mean((label) => affinities[label][best[label]])];
  if (then - now < enough) return null;
  const pairs = moved.slice(0, 3).map((label) => `"${classes[label]}" by what stands for "${classes[best[label]]}"`);
  const says =
    classes.length === 2
      ? `the teacher ranks the two classes the wrong way round: its ROC AUC is ${now.toFixed(4)}, of guessing 0.5, and ${then.toFixed(4)} with its classes exchanged`
      : `the teacher tells ${moved.length} classes better in another order, ${pairs.join(', ')}${moved.length > 3 ? ` and ${moved.length - 3} more` : ''}: their mean ROC AUC is ${now.toFixed(4)} as they are, ${then.toFixed(4)} in that order`;
  return {
    check: 'classOrder',
    level: 'problem',
    value: now,
    says,
    hint: "its classes seem to be in another order than the data's: put the columns of its logits into the order of data.classes, or the data into the teacher's order with kd.withClasses; columns of the table in another order can look like this too"
  };
}

/** Cross-fitted: the gain of each half's assignment on the other half, against what guessing would make of it. */
function isClearlyBetter({ rows, columns, values }: LogitsTable, y: ArrayLike<number>): boolean {
  const seen = new Int32Array(columns);
  const half = Uint8Array.from({ length: rows }, (_, row) => seen[y[row]]++ % 2);
  const parts = [0, 1].map((part) => {
    const own = Int32Array.from(half.keys()).filter((row) => half[row] === part);
    const logits = new Float64Array(own.length * columns);
    own.forEach((row, i) =>
      logits.set(
        Array.from({ length: columns }, (_, c) => values[row * columns + c]),
        i * columns
      )
    );
    const labels = Int32Array.from(own, (row) => y[row]);
    return {
      affinities: computeAucByLabelAndOutput({ rows: own.length, columns, values: logits }, labels),
      sizes: classSizes(labels, columns)
    };
  });
  const judged = [0, 1].map((part) => gainOf(bestOrder(parts[1 - part].affinities, parts[1 - part].sizes), parts[part]));
  const gain = (judged[0].gain + judged[1].gain) / 2;
  const deviation = Math.sqrt(judged[0].variance + judged[1].variance) / 2;
  return gain >= clearly * deviation && gain > 0;
}

/** By how much an order is better than the one as it is, in the mean of the classes that it moves, and the variance of that for outputs that know nothing. */
function gainOf(order: readonly number[], { affinities, sizes }: { affinities: readonly Float64Array[]; sizes: Float64Array }) {
  const rows = sizes.reduce((a, b) => a + b, 0);
  const moved = order.flatMap((to, label) => (to !== label && saying(sizes, label) ? [label] : []));
  const total = moved.reduce((sum, label) => sum + saying(sizes, label), 0);
  const weights = order.map((to, label) => (to !== label && total ? saying(sizes, label) / total : 0));
  const gain = moved.reduce(
    (sum, label) => sum + weights[label] * (affinities[label][order[label]] - affinities[label][label]),
    0
  );
  // Each output ranks one label now and another then. Ranks of different labels by one output vary against each other.
  const from = new Int32Array(order.length);
  order.forEach((to, label) => (from[to] = label));
  const variance = order.reduce((sum, _, output) => {
    const [now, then] = [output, from[output]];
    if (now === then) return sum;
    const rests = (rows - sizes[now]) * (rows - sizes[then]);
    const own = weights[now] ** 2 * chanceVariance(sizes, now) + weights[then] ** 2 * chanceVariance(sizes, then);
    return sum + own + (rests && (weights[now] * weights[then] * (rows + 1)) / (6 * rests));
  }, 0);
  return { gain, variance: (variance * order.length) / (order.length - 1) };
}

/** The assignment that is best in the mean of the classes, weighted by how sure their ROC AUC is. */
function bestOrder(affinities: readonly Float64Array[], sizes: Float64Array): number[] {
  return solveLinearAssignment(affinities.map((ofLabel, label) => ofLabel.map((auc) => auc * saying(sizes, label))));
}

/** How sure the ROC AUC of a class is: up to a factor, 1 over its variance for an output that knows nothing. */
function saying(sizes: Float64Array, label: number): number {
  const rows = sizes.reduce((a, b) => a + b, 0);
  return sizes[label] * (rows - sizes[label]);
}

function chanceVariance(sizes: Float64Array, label: number): number {
  const said = saying(sizes, label);
  return said ? (sizes.reduce((a, b) => a + b, 0) + 1) / (12 * said) : 0;
}

function classSizes(labels: ArrayLike<number>, classes: number): Float64Array {
  const sizes = new Float64Array(classes);
  for (let row = 0; row < labels.length; row++) sizes[labels[row]]++;
  return sizes;
}
