import { checkOptions } from '../../checks/checkOptions';
import { squaredError } from '../../losses/numbers/squaredError';
import type { Loss } from '../../losses/Loss';
import { meanAbsoluteErrorMetric } from '../../metrics/regression/meanAbsoluteError';
import { rootMeanSquaredErrorMetric } from '../../metrics/regression/rootMeanSquaredError';
import { rSquaredMetric } from '../../metrics/regression/rSquared';
import type { Metric } from '../../metrics/inputs/Metric';
import { defineTask } from './defineTask';
import type { Task } from '../options/Task';

export interface RegressionOptions {
  /** What a model without a teacher learns by, for example `kd.huber()` if some targets are far off. Default `kd.squaredError()`. */
  loss?: Loss;
  /** What is measured, best first. Default: R squared, root mean squared error and mean absolute error. */
  metrics?: readonly Metric[];
}

/**
 * The task of data with targets: one number for each target. It is the default for such data; say it to change the loss or the metrics.
 *
 * Losses count in standard deviations of the train targets, so that weights of terms mean the same whatever the units; scores are in the targets' units.
 * A distillation without terms learns by half of the loss and half of the squared error to the teacher's outputs.
 *
 * @throws TypeError or RangeError for an unknown option, or a loss or metric that is none.
 * @example
 * ```ts
 * const x = Array.from({ length: 80 }, (_, i) => [i / 10, (i % 5) / 5]);
 * const data = kd.split(kd.dataset({ name: 'line', x, targets: x.map(([a, b]) => 1000 * a - 200 * b) }), { seed: 1 });
 * const student = kd.tabularStudent(data.train, { hidden: [8], seed: 1 });
 * const run = await kd.train({ student, data, task: kd.regression({ loss: kd.huber() }), epochs: 2, show: false });
 * run.data.metrics?.[0].title; // "R squared"
 * ```
 */
export function regression(options: RegressionOptions = {}): Task {
  checkOptions('regression', options, ['loss', 'metrics']);
  const { loss = squaredError(), metrics = [rSquaredMetric(), rootMeanSquaredErrorMetric(), meanAbsoluteErrorMetric()] } =
    options;
  return defineTask({ name: 'regression', loss, metrics, standardized: true });
}
