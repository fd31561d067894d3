import { checkInputs } from '../../checks/checkInputs';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { findWrongClassOrder } from '../../assess/findings/findWrongClassOrder';
import { checkClasses } from '../../data/checkDataset';
import { classNames } from '../../data/classNames';
import { crossEntropy } from '../../losses/crossEntropy';
import type { Loss } from '../../losses/Loss';
import { accuracyMetric } from '../../metrics/classification/accuracy';
import { negativeLogLikelihoodMetric } from '../../metrics/classification/negativeLogLikelihood';
import { checkMetric } from '../../metrics/inputs/checkMetric';
import type { Metric } from '../../metrics/inputs/Metric';
import { softTargets } from '../../losses/softTargets';
import { createMeasuredTask } from './createMeasuredTask';
import type { Task } from '../options/Task';

export interface ClassificationOptions {
  /** Their names, or how many there are. Each has an output, a logit. */
  classes: readonly string[] | number;
  /** What a model without a teacher learns by. Default `kd.crossEntropy()`. */
  loss?: Loss;
  /** What is measured, best first. Default: accuracy and negative log-likelihood. */
  metrics?: readonly Metric[];
}

/**
 * Classification as one of several tasks (`kd.severalTasks`): its target is a class number, from 0, and its outputs are one logit for each class. A distillation without terms learns by 0.3 of the
 * loss and 0.7 of soft targets at temperature 4. Where classes are all that is predicted, no task is needed.
 *
 * @throws TypeError or RangeError for an unknown option, fewer than two classes, or a loss or metric that is none.
 * @example
 * ```ts
 * const tasks = kd.severalTasks({ cut: kd.classification({ classes: ['fair', 'good', 'ideal'] }), price: kd.regression() });
 * tasks.heads.map(({ units }) => units); // [3, 1]
 * ```
 */
export function classification(options: ClassificationOptions): Task {
  checkInputs('classification', options, ['classes', 'loss', 'metrics']);
  const { loss = crossEntropy(), metrics = [accuracyMetric(), negativeLogLikelihoodMetric()] } = options;
  const classes = classNames('classification', options.classes as string[] | number);
  checkClasses('classification', classes);
  if (!isCallable(loss))
    throw new TypeError(`classification: expected a loss, got ${showValue(loss)}; give for example kd.crossEntropy()`);
  if (!Array.isArray(metrics) || metrics.length === 0)
    throw new TypeError(
      `classification: expected at least one metric, got ${showValue(metrics)}; give for example [kd.metrics.accuracy()]`
    );
  metrics.forEach((metric, i) => checkMetric('classification', `metrics[${i}]`, metric));
  const name = 'class numbers';
  const terms = { hard: { weight: 0.3, loss }, soft: { weight: 0.7, loss: softTargets({ temperature: 4 }) } };
  const task = createMeasuredTask({ name, loss, metrics, terms, outputs: classes.length, logits: true });
  return {
    ...task,
    definition: { ...task.definition!, classes },
    check(subject) {
      throw new TypeError(
        `${subject}: expected several tasks, got one of them; give kd.severalTasks({name: kd.classification({classes})}), or data with classes and no task`
      );
    },
    teacherFindings(teacher, rows) {
      const found = findWrongClassOrder(teacher, rows.y, rows.classes);
      return found ? [found] : [];
    }
  };
}
