import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { softplus } from '../stats/softplus';
import { checkedLabels } from './checkedLabels';
import { checkedLogits, type Logits } from './checkedLogits';
import { computeLogSoftmax } from './formulas/computeLogSoftmax';
import type { Loss, LossInputs } from './Loss';
import { createRowLoss, type RowRule } from './createRowLoss';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface SelfAdversarialOptions {
  /** Gamma: the score above -gamma is that of a true triple. Default 9. */
  margin?: number;
  /** How much harder negatives count for more: softmax(alpha score) over them; 0 for all alike. Default 1. */
  alpha?: number;
}

/**
 * The loss of link prediction with self-adversarial negatives: -log sigmoid(gamma + z_label) - sum over the other classes j of w_j log sigmoid(-gamma - z_j), with
 * w = softmax(alpha z) over the other classes, one number per example. No gradient goes through w. A logit z is minus a distance in `kd.models.transE` and `kd.models.rotatE`; for `distMult` and
 * `complEx` a margin of 0 is usual. All other entities are negatives, those that are true for another triple too; the paper draws some of them.
 *
 * Inputs: `student` logits, [batch, classes] with at least two classes, and `labels`, [batch] class numbers. Result: [batch]. The authors' program halves it.
 *
 * Sun et al. 2019, "RotatE: Knowledge Graph Embedding by Relational Rotation in Complex Space", arXiv 1902.10197.
 *
 * @throws TypeError or RangeError for an option out of bounds, missing labels, one class, or a label that is not a class number.
 * @example
 * ```ts
 * const loss = kd.selfAdversarial({ margin: 6, alpha: 0.5 });
 * const perExample = loss({ student: [[-1, -9, -7]], labels: [0] }); // [batch], here about 0.25
 * perExample.dispose();
 * ```
 */
export function selfAdversarial(options: SelfAdversarialOptions = {}): Loss {
  const subject = 'selfAdversarial';
  checkOptions(subject, options, ['margin', 'alpha']);
  const margin = checkNumber(subject, 'margin', options.margin ?? 9);
  const alpha = checkNumber(subject, 'alpha', options.alpha ?? 1, { atLeast: 0 });
  const loss = wrapLossInTidy(subject, ({ student, labels }: LossInputs) => {
    const logits = checkedLogits(subject, 'student', student);
    if (logits.units < 2)
      throw new RangeError(
        `${subject}: expected logits of at least two classes, got ${logits.units} unit; give a model that scores each entity`
      );
    const target = checkedLabels(subject, labels, logits.rows, logits.units);
    return createRowLoss([logits.tensor], rule(logits, target, margin, alpha));
  });
  return Object.assign(loss, { description: { name: subject, margin, alpha }, needs: ['labels'] as const });
}

function rule({ values, units }: Logits, labels: ArrayLike<number>, margin: number, alpha: number): RowRule {
  const scaled = new Float64Array(units - 1);
  const logs = new Float64Array(units - 1);
  return (row, [gradient]) => {
    const label = labels[row];
    // For a label out of range the loss is NaN, as in cross-entropy.
    if (!(label >= 0 && label < units)) return NaN;
    const start = row * units;
    for (let j = 0, at = 0; j < units; j++) if (j !== label) scaled[at++] = alpha * values[start + j];
    computeLogSoftmax(scaled, 0, units - 1, 1, logs);
    const own = margin + values[start + label];
    let loss = softplus(-own);
    gradient[start + label] = -1 / (1 + Math.exp(own));
    for (let j = 0, at = 0; j < units; j++) {
      if (j === label) continue;
      const weight = Math.exp(logs[at++]);
      const above = margin + values[start + j];
      loss += weight * softplus(above);
      gradient[start + j] = weight / (1 + Math.exp(-above));
    }
    return loss;
  };
}
