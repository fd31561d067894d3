import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { asSchedule, type Scheduled } from '../schedules/asSchedule';
import { computeKlDivergence } from './formulas/computeKlDivergence';
import { checkedLabels } from './checkedLabels';
import { checkedLogitPair } from './checkedLogitPair';
import type { Logits } from './checkedLogits';
import { computeLogSoftmax } from './formulas/computeLogSoftmax';
import { firstMoment, type Loss, type LossInputs } from './Loss';
import { createRowLoss, type RowRule } from './createRowLoss';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface DecoupledOptions {
  /** Weight of the target class against the rest. At least 0. Default 1. */
  alpha?: number;
  /** Weight of the distribution within the rest. At least 0. Default 8. */
  beta?: number;
  /** A number above 0 or a schedule. Default 4. */
  temperature?: Scheduled;
}

/**
 * Decoupled distillation: soft targets in two parts with separate weights, T^2 (alpha TCKD + beta NCKD), one number per example. TCKD is
 * KL([p_t, 1 - p_t] || [p_s, 1 - p_s]) of the label's probability, NCKD the KL between the softmaxes over the other classes. Plain soft
 * targets are T^2 (TCKD + (1 - p_t) NCKD).
 *
 * Inputs: `student` and `teacher` logits, [batch, classes], and `labels`, [batch]. The student gets the gradient. Result: [batch]. In the
 * paper the weight rises over the first 20 epochs: give the term's weight as a schedule. With two classes NCKD is 0.
 *
 * Zhao et al. 2022, "Decoupled Knowledge Distillation", arXiv 2203.08679.
 *
 * @throws TypeError or RangeError for an option out of bounds, missing inputs, shapes that differ or a label that is not a class number.
 * @example
 * ```ts
 * const loss = kd.decoupled({ alpha: 1, beta: 8, temperature: 4 });
 * const perExample = loss({ student: [[1, 2, 3]], teacher: [[3, 2, 1]], labels: [0] }); // [batch]
 * perExample.dispose();
 * ```
 */
export function decoupled(options: DecoupledOptions = {}): Loss {
  checkOptions('decoupled', options, ['alpha', 'beta', 'temperature']);
  const alpha = checkNumber('decoupled', 'alpha', options.alpha ?? 1, { atLeast: 0 });
  const beta = checkNumber('decoupled', 'beta', options.beta ?? 8, { atLeast: 0 });
  const { temperature = 4 } = options;
  const schedule = asSchedule(temperature, 'decoupled', 'temperature', { above: 0 });
  const loss = wrapLossInTidy('decoupled', (inputs: LossInputs) => {
    const { student, teacher } = checkedLogitPair('decoupled', inputs);
    const labels = checkedLabels('decoupled', inputs.labels, student.rows, student.units);
    return createRowLoss([student.tensor], rule(student, teacher, labels, schedule(inputs.moment ?? firstMoment), alpha, beta));
  });
  const described = typeof temperature === 'number' ? temperature : schedule.description;
  const description = { name: 'decoupled', alpha, beta, temperature: described };
  const atTemperature = (other: Scheduled) => decoupled({ ...options, temperature: other });
  return Object.assign(loss, {
    description,
    reads: 'logits' as const,
    needs: ['teacher', 'labels'] as const,
    temperature: schedule,
    atTemperature
  });
}

/**
 * With m = z_label / T - log sum of the others' exp(z / T), TCKD is a KL of two sigmoids of m: its gradient goes to the label as p_s - p_t
 * and to the others as their share of it. NCKD's goes to the others alone.
 */
function rule(
  student: Logits,
  teacher: Logits,
  labels: ArrayLike<number>,
  temperature: number,
  alpha: number,
  beta: number
): RowRule {
  const { units } = student;
  const [own, other] = [student, teacher].map((logits) => partsOf(logits, temperature));
  return (row, [gradient]) => {
    const label = labels[row];
    // For a label out of range the loss is NaN, as in cross-entropy.
    if (!(label >= 0 && label < units)) return NaN;
    const [s, t] = [own(row, label), other(row, label)];
    const target = computeKlDivergence(t.target, s.target);
    const rest = computeKlDivergence(t.rest, s.rest);
    // The smaller of two probabilities that sum to 1 keeps its digits.
    const small = s.target[0] < s.target[1] ? 0 : 1;
    const change = (small === 0 ? 1 : -1) * (Math.exp(s.target[small]) - Math.exp(t.target[small]));
    gradient[row * units + label] = temperature * alpha * change;
    for (let j = 0, at = 0; j < units; j++) {
      if (j === label) continue;
      const p = Math.exp(s.rest[at]);
      gradient[row * units + j] = temperature * (beta * (p - Math.exp(t.rest[at])) - alpha * change * p);
      at++;
    }
    return temperature * temperature * (alpha * target + beta * rest);
  };
}

interface Parts {
  /** log [p, 1 - p] of the label. */
  target: Float64Array;
  /** log softmax over the other classes. */
  rest: Float64Array;
}

function partsOf({ values, units }: Logits, temperature: number): (row: number, label: number) => Parts {
  const others = new Float64Array(units - 1);
  const all = new Float64Array(units);
  const [rest, target] = [new Float64Array(units - 1), new Float64Array(2)];
  return (row, label) => {
    for (let j = 0, at = 0; j < units; j++) if (j !== label) others[at++] = values[row * units + j];
    computeLogSoftmax(others, 0, units - 1, temperature, rest);
    computeLogSoftmax(values, row * units, units, temperature, all);
    // log (1 - p) as the sum of the others: 1 - p itself would be 0 where p is nearly 1.
    let largest = -Infinity;
    for (let j = 0; j < units; j++) if (j !== label) largest = Math.max(largest, all[j]);
    let sum = 0;
    for (let j = 0; j < units; j++) if (j !== label) sum += Math.exp(all[j] - largest);
    target[0] = all[label];
    target[1] = largest + Math.log(sum);
    return { target, rest };
  };
}
