import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { checkMetric } from '../../metrics/inputs/checkMetric';
import type { Metric } from '../../metrics/inputs/Metric';
import type { Loss } from '../../losses/Loss';
import type { Terms } from '../options/Term';
import { measuredTask } from './measuredTask';
import type { Task } from '../options/Task';

export interface DefineTaskOptions {
  /** What records and figures call it: "ordinal regression". */
  name: string;
  /** What a model without a teacher learns by. */
  loss: Loss;
  /** What is measured, best first: the first chooses the best epoch unless `best` names another. They get outputs as `logits`, and `targets`. */
  metrics: readonly Metric[];
  /** What a distillation without terms learns by. Default: half of `loss`, and half of the squared error to the teacher's outputs. */
  terms?: Terms;
  /** Numbers that a model gives for a row. Default: one for each target. */
  outputs?: number;
  /** Whether the outputs are logits, so that soft targets make sense. Default false. */
  logits?: boolean;
  /** Whether losses count in standard deviations of the train targets. It takes one output for each target. Default false. */
  standardized?: boolean;
}

/**
 * A task of your own for rows with targets: what models learn by, and how it is measured. Everything else of a run (record, curves, comparison, study,
 * checkpoints) works as with classes.
 *
 * @throws TypeError or RangeError for an option that is missing, unknown or not what it should be.
 * @example
 * ```ts
 * const counts = kd.defineTask({
 *   name: 'counts',
 *   loss: Object.assign(({ student, targets }: kd.LossInputs) => tf.tidy(() => tf.sum(tf.sub(tf.exp(student), tf.mul(targets!, student)), 1)), {
 *     description: { name: 'poisson' },
 *     needs: ['targets'] as const
 *   }),
 *   metrics: [kd.metrics.rootMeanSquaredError()]
 * });
 * const data = kd.dataset({ x: Array.from({ length: 60 }, (_, i) => [i % 7]), targets: Array.from({ length: 60 }, (_, i) => i % 7) });
 * const student = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
 * const run = await kd.train({ student, data, task: counts, epochs: 1 });
 * run.data.task; // "counts"
 * ```
 */
export function defineTask(options: DefineTaskOptions): Task {
  checkOptions('defineTask', options, ['name', 'loss', 'metrics', 'terms', 'outputs', 'logits', 'standardized']);
  const { name, loss, metrics, outputs, logits = false, standardized = false } = options ?? {};
  if (typeof name !== 'string' || !/\S/.test(name) || name.length > 200 || name === 'classification')
    throw new TypeError(`defineTask: expected a name of its own, got ${showValue(name)}; give a short text`);
  if (!isCallable(loss))
    throw new TypeError(`defineTask: expected a loss, got ${showValue(loss)}; give for example kd.squaredError()`);
  if (!Array.isArray(metrics) || metrics.length === 0)
    throw new TypeError(
      `defineTask: expected at least one metric, got ${showValue(metrics)}; give for example [kd.metrics.rootMeanSquaredError()]`
    );
  metrics.forEach((metric, i) => checkMetric('defineTask', `metrics[${i}]`, metric));
  if (outputs !== undefined) checkNumber('defineTask', 'outputs', outputs, { integer: true, atLeast: 1 });
  for (const [option, value] of Object.entries({ logits, standardized }))
    if (typeof value !== 'boolean')
      throw new TypeError(`defineTask: expected ${option} to be true or false, got ${showValue(value)}; choose one`);
  if (standardized && outputs !== undefined)
    throw new TypeError(
      'defineTask: expected one output for each target if losses count in their standard deviations, got a number of outputs; leave one of the two out'
    );
  return measuredTask(options);
}
