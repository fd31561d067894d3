import * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../checks/checkNumber';
import { checkOptions } from '../checks/checkOptions';
import { asSchedule, type Scheduled } from '../schedules/asSchedule';
import { createBatchLoss, type BatchRule } from './createBatchLoss';
import { checkedLogitPair } from './checkedLogitPair';
import type { Logits } from './checkedLogits';
import { computeLogSoftmax } from './formulas/computeLogSoftmax';
import { firstMoment, type Loss, type LossInputs } from './Loss';
import { computePearson } from './formulas/computePearson';
import { wrapLossInTidy } from './wrapLossInTidy';

export interface CorrelationOptions {
  /** Weight of the relation between classes, for each example. At least 0. Default 1. */
  beta?: number;
  /** Weight of the relation between the examples of a batch, for each class. At least 0. Default 1. */
  gamma?: number;
  /** A number above 0 or a schedule. Default 1. */
  temperature?: Scheduled;
}

/**
 * Correlation of predictions (DIST): T^2 (beta (1 - Pearson over the classes of an example) + gamma (1 - mean over classes of Pearson over the
 * batch)) of the probabilities at temperature T. The student may be sharper or flatter than the teacher; only the order matters.
 *
 * Inputs: `student` and `teacher` logits, [batch, classes]. The student gets the gradient. Result: [batch]; the part over the batch is the
 * same in every row. If the teacher's probabilities are constant, there is nothing to follow, and the part counts as 0. If only the
 * student's are constant, it counts as no correlation and has no gradient. With two classes the Pearson over classes is 1 or -1.
 *
 * Huang et al. 2022, "Knowledge Distillation from A Stronger Teacher", arXiv 2205.10536.
 *
 * @throws TypeError or RangeError for an option out of bounds, a missing teacher or shapes that differ.
 * @example
 * ```ts
 * const perExample = kd.correlation()({ student: [[1, 2, 3], [0, 2, 1]], teacher: [[3, 2, 1], [0, 1, 2]] }); // [batch]
 * perExample.dispose();
 * ```
 */
export function correlation(options: CorrelationOptions = {}): Loss {
  checkOptions('correlation', options, ['beta', 'gamma', 'temperature']);
  const beta = checkNumber('correlation', 'beta', options.beta ?? 1, { atLeast: 0 });
  const gamma = checkNumber('correlation', 'gamma', options.gamma ?? 1, { atLeast: 0 });
  const { temperature = 1 } = options;
  const schedule = asSchedule(temperature, 'correlation', 'temperature', { above: 0 });
  const loss = wrapLossInTidy('correlation', (inputs: LossInputs) => {
    const { student, teacher } = checkedLogitPair('correlation', inputs);
    return createBatchLoss(student.tensor, () => rule(student, teacher, schedule(inputs.moment ?? firstMoment), beta, gamma));
  });
  const described = typeof temperature === 'number' ? temperature : schedule.description;
  const description = { name: 'correlation', beta, gamma, temperature: described };
  const atTemperature = (other: Scheduled) => correlation({ ...options, temperature: other });
  return Object.assign(loss, {
    description,
    reads: 'logits' as const,
    needs: ['teacher'] as const,
    temperature: schedule,
    atTemperature
  });
}

function rule(student: Logits, teacher: Logits, temperature: number, beta: number, gamma: number): BatchRule {
  const { rows, units } = student;
  const [own, other] = [student, teacher].map((logits) => softmaxRows(logits, temperature));
  const squared = temperature * temperature;
  const classes = Array.from({ length: units }, (_, j) => computePearson(own, other, { start: j, step: units, count: rows }));
  const examples = Array.from({ length: rows }, (_, i) =>
    computePearson(own, other, { start: i * units, step: 1, count: units })
  );
  const overBatch = classes.reduce((sum, { value }) => sum + (1 - value) / units, 0);
  const losses = Float64Array.from(examples, ({ value }) => squared * (beta * (1 - value) + gamma * overBatch));
  const backward = (dy: ArrayLike<number>) => {
    const toProbabilities = new Float64Array(rows * units);
    const all = Array.from(dy).reduce((sum, share) => sum + share, 0);
    classes.forEach(({ slope }) => slope(toProbabilities, (-squared * gamma * all) / units));
    examples.forEach(({ slope }, i) => slope(toProbabilities, -squared * beta * dy[i]));
    return tf.tensor2d(throughSoftmax(toProbabilities, own, rows, units, temperature), [rows, units]);
  };
  return { losses, backward };
}

function softmaxRows({ values, rows, units }: Logits, temperature: number): Float64Array {
  const probabilities = new Float64Array(rows * units);
  const logs = new Float64Array(units);
  for (let i = 0; i < rows; i++) {
    computeLogSoftmax(values, i * units, units, temperature, logs);
    for (let j = 0; j < units; j++) probabilities[i * units + j] = Math.exp(logs[j]);
  }
  return probabilities;
}

/** The gradient with respect to the logits, from the gradient with respect to the probabilities: p (g - sum of p g) / T. */
function throughSoftmax(gradient: Float64Array, p: Float64Array, rows: number, units: number, temperature: number): Float32Array {
  const out = new Float32Array(rows * units);
  for (let i = 0; i < rows; i++) {
    let mean = 0;
    for (let at = i * units; at < (i + 1) * units; at++) mean += p[at] * gradient[at];
    for (let at = i * units; at < (i + 1) * units; at++) out[at] = (p[at] * (gradient[at] - mean)) / temperature;
  }
  return out;
}
