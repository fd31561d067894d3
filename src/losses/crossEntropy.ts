import { checkOptions } from '../checks/checkOptions';
import { checkedLabels } from './checkedLabels';
import { checkedLogits, type Logits } from './checkedLogits';
import { logSoftmax } from './logSoftmax';
import type { Loss, LossInputs } from './Loss';
import { rowLoss, type RowRule } from './rowLoss';
import { tidyLoss } from './tidyLoss';

/**
 * Cross-entropy with the labels: -log softmax(student)[label], one number per example. One unit is a sigmoid, labels 0 and 1.
 *
 * Inputs: `student` logits, [batch, classes], and `labels`, [batch] class numbers. Result: [batch], nats.
 *
 * @throws TypeError or RangeError for missing labels, a number of labels that differs from the number of rows, or a label in an array that
 * is not a class number. For a label in a tensor that is out of range the loss is NaN.
 * @example
 * ```ts
 * const perExample = kd.crossEntropy()({ student: [[2, 0, 0]], labels: [0] }); // [batch], here about 0.24
 * perExample.dispose();
 * ```
 */
export function crossEntropy(options: Record<string, never> = {}): Loss {
  checkOptions('crossEntropy', options, []);
  const loss = tidyLoss('crossEntropy', ({ student, labels }: LossInputs) => {
    const logits = checkedLogits('crossEntropy', 'student', student);
    const target = checkedLabels('crossEntropy', labels, logits.rows, Math.max(2, logits.units));
    return rowLoss([logits.tensor], (logits.units === 1 ? sigmoidRow : softmaxRow)(logits, target));
  });
  return Object.assign(loss, { description: { name: 'crossEntropy' }, needs: ['labels'] as const });
}

/** The gradient is p - 1 at the label, p elsewhere. */
function softmaxRow({ values, units }: Logits, labels: ArrayLike<number>): RowRule {
  const logs = new Float64Array(units);
  return (row, [gradient]) => {
    logSoftmax(values, row * units, units, 1, logs);
    const label = labels[row];
    // When one class has nearly all the probability, 1 - p of the label is computed as the sum of the others.
    let others = 0;
    for (let j = 0; j < units; j++) {
      const p = Math.exp(logs[j]);
      if (j !== label) others += p;
      gradient[row * units + j] = p;
    }
    gradient[row * units + label] = -others;
    // A label out of range has no column: NaN is easier to notice than a meaningless number.
    return -(logs[label] ?? NaN);
  };
}

/** Labels 0 and 1 of a sigmoid unit: log(1 + exp(-z)) for 1, log(1 + exp(z)) for 0. */
function sigmoidRow({ values }: Logits, labels: ArrayLike<number>): RowRule {
  return (row, [gradient]) => {
    const label = labels[row];
    if (label !== 0 && label !== 1) return NaN;
    const against = label === 1 ? -values[row] : values[row];
    const wrong = 1 / (1 + Math.exp(-against));
    gradient[row] = label === 1 ? -wrong : wrong;
    return against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against));
  };
}
