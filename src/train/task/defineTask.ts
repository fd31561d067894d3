import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { checkMetric } from '../../metrics/inputs/checkMetric';
import type { DefineTaskOptions } from '../options/DefineTaskOptions';
import { createMeasuredTask } from './createMeasuredTask';
import type { Task } from '../options/Task';

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
  return createMeasuredTask(options);
}
