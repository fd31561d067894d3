import type { Matrix } from '../../data/Matrix';
import type { Finding } from '../../record/RunRecord';
import { checkedLabels, type LabelsLike } from '../../metrics/inputs/checkedLabels';
import { checkedLogits } from '../../metrics/inputs/checkedLogits';
import { linearAssignment } from '../../stats/linearAssignment';
import { aucByLabelAndOutput } from './aucByLabelAndOutput';

/** By how many standard deviations of guessing another order must be better for each class that it moves. */
const clearly = 4;
/** The least by which the ROC AUC must be better. */
const enough = 0.1;
/** The assignment takes the third power of the classes. */
const mostClasses = 300;

/**
 * Whether a teacher's outputs tell the data's classes better in another order, however many rows it predicts as the right one: a teacher of a rare
 * class predicts nearly all rows as the other, in either order. Each output is measured on each label (one-vs-rest ROC AUC), and the best
 * assignment of outputs to labels is compared with the order as it is. For two classes that is a ROC AUC below 0.5.
 */
export function classOrderByAuc(given: Matrix, y: LabelsLike, classes: readonly string[]): Finding | null {
  const logits = checkedLogits('classOrder', 'teacher', given);
  const labels = checkedLabels('classOrder', y, logits.rows, logits.columns);
  if (logits.columns > mostClasses || logits.columns !== classes.length) return null;
  const affinities = aucByLabelAndOutput(logits, labels);
  const best = linearAssignment(affinities);
  const sizes = new Float64Array(classes.length);
  for (let row = 0; row < logits.rows; row++) sizes[labels[row]]++;
  const moved = best.flatMap((to, label) => (to !== label && sizes[label] > 0 ? [label] : []));
  if (!moved.length) return null;
  const isClear = moved.every((label) => {
    const [size, rest] = [sizes[label], logits.rows - sizes[label]];
    const deviation = Math.sqrt((logits.rows + 1) / (12 * size * rest));
    const gain = affinities[label][best[label]] - affinities[label][label];
    // Two areas of the same rows, of which one is 1 - the other at worst.
    return gain >= Math.max(enough, 2 * clearly * deviation);
  });
  if (!isClear) return null;
  const mean = (of: (label: number) => number) => moved.reduce((sum, label) => sum + of(label), 0) / moved.length;
  const [now, then] = [mean((label) => affinities[label][label]), mean((label) => affinities[label][best[label]])];
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
    hint: "its classes seem to be in another order than the data's: put the columns of its logits into the order of data.classes, or the data into the teacher's order with kd.withClasses"
  };
}
