import type { Matrix } from '../../data/Matrix';
import type { Finding } from '../../record/RunRecord';
import { checkedLabels, type LabelsLike } from '../../metrics/inputs/checkedLabels';
import { checkedLogits } from '../../metrics/inputs/checkedLogits';
import { computeAucByLabelAndOutput } from './computeAucByLabelAndOutput';

/** Standard deviations of guessing: half the width of its 95 % interval. */
const clearly = 1.96;
/** More classes than that take too long. */
const mostClasses = 300;

/**
 * Whether a teacher ranks rows worse than guessing does: its ROC AUC, of several classes the mean over them (one-vs-rest), lies below the 95 %
 * interval that guessing has around 0.5 on as many rows. What it has learnt then leads the wrong way, as with columns in another order.
 */
export function findWorseThanGuessing(given: Matrix, y: LabelsLike, classes: readonly string[]): Finding | null {
  const logits = checkedLogits('worseThanGuessing', 'teacher', given);
  const labels = checkedLabels('worseThanGuessing', y, logits.rows, logits.columns);
  if (logits.columns > mostClasses || logits.columns !== classes.length) return null;
  const sizes = new Float64Array(classes.length);
  for (let row = 0; row < logits.rows; row++) sizes[labels[row]]++;
  const present = classes.flatMap((_, label) => (sizes[label] && sizes[label] < logits.rows ? [label] : []));
  if (present.length < 2) return null;
  const affinities = computeAucByLabelAndOutput(logits, labels);
  const mean = present.reduce((sum, label) => sum + affinities[label][label], 0) / present.length;
  // Outputs vary against each other: of two, one is 1 - the other.
  const variance =
    present.reduce((sum, label) => sum + (logits.rows + 1) / (12 * sizes[label] * (logits.rows - sizes[label])), 0) /
    (present.length * (present.length - 1));
  if (mean >= 0.5 - clearly * Math.sqrt(variance)) return null;
  const what = classes.length === 2 ? 'its ROC AUC' : 'the mean ROC AUC of its classes';
  return {
    check: 'worseThanGuessing',
    level: 'problem',
    value: mean,
    says: `the teacher ranks rows worse than guessing: ${what} is ${mean.toFixed(4)}, of guessing 0.5, by more than chance explains`,
    hint: 'give it the columns that it has learnt, in their order and with the same codes of categories (kd.tabular(table, {label, classes, features})), and look at the order of its classes'
  };
}
