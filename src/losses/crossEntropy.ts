import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { checkedLabels } from './checkedLabels';
import { checkedLogits, type Logits } from './checkedLogits';
import { computeLogSoftmax } from './formulas/computeLogSoftmax';
import type { Loss, LossInputs } from './Loss';
import { createRowLoss, type RowRule } from './createRowLoss';
import { softplus } from '../stats/softplus';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface CrossEntropyOptions {
  /** How much of each label is dealt to all classes alike, 0 to 1. Default 0. */
  labelSmoothing?: number;
}

/**
 * Cross-entropy with the labels: -log softmax(student)[label], one number per example. One unit is a sigmoid, labels 0 and 1.
 *
 * With `labelSmoothing` e and K classes the target is (1 - e) onehot(label) + e / K, as with `label_smoothing` in PyTorch: (1 - e) times the loss of the
 * label plus e times its mean over all classes (Szegedy et al. 2016, arXiv 1512.00567).
 *
 * Inputs: `student` logits, [batch, classes], and `labels`, [batch] class numbers. Result: [batch], nats.
 *
 * @throws TypeError or RangeError for missing labels, a number of labels that differs from the number of rows, or a label in an array that
 * is not a class number; for an unknown option, or smoothing out of bounds. For a label in a tensor that is out of range the loss is NaN.
 * @example
 * ```ts
 * const perExample = kd.crossEntropy()({ student: [[2, 0, 0]], labels: [0] }); // [batch], here about 0.24
 * perExample.dispose();
 * const smoothed = kd.crossEntropy({ labelSmoothing: 0.1 })({ student: [[2, 0, 0]], labels: [0] }); // about 0.37
 * smoothed.dispose();
 * ```
 */
export function crossEntropy(options: CrossEntropyOptions = {}): Loss {
  checkOptions('crossEntropy', options, ['labelSmoothing']);
  const labelSmoothing = checkNumber('crossEntropy', 'labelSmoothing', options.labelSmoothing ?? 0, { atLeast: 0, atMost: 1 });
  const loss = wrapLossInTidy('crossEntropy', ({ student, labels }: LossInputs) => {
    const logits = checkedLogits('crossEntropy', 'student', student);
    const target = checkedLabels('crossEntropy', labels, logits.rows, Math.max(2, logits.units));
    return createRowLoss([logits.tensor], (logits.units === 1 ? sigmoidRow : softmaxRow)(logits, target, labelSmoothing));
  });
  const description = { name: 'crossEntropy', ...(labelSmoothing && { labelSmoothing }) };
  return Object.assign(loss, { description, reads: 'logits' as const, needs: ['labels'] as const });
}

/** The gradient is p minus the target: without smoothing p - 1 at the label, p elsewhere. */
function softmaxRow({ values, units }: Logits, labels: ArrayLike<number>, smoothing: number): RowRule {
  const logs = new Float64Array(units);
  const share = smoothing / units;
  return (row, [gradient]) => {
    computeLogSoftmax(values, row * units, units, 1, logs);
    const label = labels[row];
    // When one class has nearly all the probability, 1 - p of the label is computed as the sum of the others.
    let others = 0;
    let sum = 0;
    for (let j = 0; j < units; j++) {
      const p = Math.exp(logs[j]);
      if (j !== label) others += p;
      sum += logs[j];
      gradient[row * units + j] = p - share;
    }
    gradient[row * units + label] = smoothing - share - others;
    // A label out of range has no column: NaN is easier to notice than a meaningless number.
    const own = -(logs[label] ?? NaN);
    return smoothing === 0 ? own : (1 - smoothing) * own - share * sum;
  };
}

/** Labels 0 and 1 of a sigmoid unit: log(1 + exp(-z)) for 1, log(1 + exp(z)) for 0; with smoothing, half of it is dealt to each. */
function sigmoidRow({ values }: Logits, labels: ArrayLike<number>, smoothing: number): RowRule {
  return (row, [gradient]) => {
    const label = labels[row];
    if (label !== 0 && label !== 1) return NaN;
    const against = label === 1 ? -values[row] : values[row];
    const wrong = 1 / (1 + Math.exp(-against)) - smoothing / 2;
    gradient[row] = label === 1 ? -wrong : wrong;
    const own = softplus(against);
    return smoothing === 0 ? own : (1 - smoothing / 2) * own + (smoothing / 2) * softplus(-against);
  };
}
