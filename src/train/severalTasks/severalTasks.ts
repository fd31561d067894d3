import { checkInputs } from '../../checks/checkInputs';
import { showNames } from '../../checks/showNames';
import { showValue } from '../../checks/showValue';
import { asSchedule } from '../../schedules/asSchedule';
import { checkTaskParts } from './checkTaskParts';
import { createSeveralTasks } from './createSeveralTasks';
import type { SeveralTasks, SeveralTasksOptions, TaskPart } from '../options/SeveralTasks';
import type { Task } from '../options/Task';

/**
 * Several tasks of the same rows, learnt by one student: it has a head for each task, whose outputs lie side by side, and the targets of the data are those of the tasks in the same order. A
 * target may be unknown (NaN, `missingTargets` of `kd.dataset`): each task is learnt, scored and compared on the rows that have its own.
 *
 * The loss is the weighted sum of those of the tasks, each the mean over the rows that have its targets; with a teacher each has the terms of its task, named "price: hard" and "price: soft". Terms of
 * your own stand beside them: `terms: {...tasks.terms(), hint: {...}}`. Record, curves, study and comparison show the metrics of all tasks ("price: R squared"). The best epoch is by the mean of each
 * task's first metric, if all of these are the better the higher, else by the first one.
 *
 * @param parts by name: the task of each, `kd.classification({classes})` (its target is a class number), `kd.regression()` or one of `kd.defineTask`, or
 * `{task, targets}` if its targets have other names than the task.
 * @throws TypeError or RangeError for no task, one that cannot be a part, targets that two of them have, weights of other tasks; in a run, for data with other targets or another number of outputs.
 * @example
 * ```ts
 * const x = Array.from({ length: 60 }, (_, i) => [i % 6, i % 5]);
 * const targets = x.map(([a, b]) => [2 * a + b, a > 2 ? 1 : 0]);
 * const data = kd.split(kd.dataset({ x, targets, targetNames: ['size', 'kind'] }), { seed: 1 });
 * const tasks = kd.severalTasks({ size: kd.regression(), kind: kd.classification({ classes: ['small', 'large'] }) });
 * const student = kd.tabularStudent(data.train, { hidden: [8], heads: tasks.heads });
 * const run = await kd.train({ student, data, task: tasks, epochs: 2, show: false });
 * run.measured?.student?.test?.values; // { "mean of the tasks": ..., "size: rSquared": ..., "kind: accuracy": ..., ... }
 * ```
 */
export function severalTasks(parts: { [task: string]: Task | TaskPart }, options: SeveralTasksOptions = {}): SeveralTasks {
  checkInputs('severalTasks', options, ['weights', 'balance']);
  const { weights = {}, balance } = options;
  const checked = checkTaskParts(parts);
  const names = checked.map(({ name }) => name);
  for (const [name, weight] of Object.entries(weights)) {
    if (!names.includes(name))
      throw new RangeError(`severalTasks: expected weights of ${showNames(names)}, got one of ${showValue(name)}; name a task`);
    asSchedule(weight, 'severalTasks', `the weight of ${showValue(name)}`, { atLeast: 0 });
  }
  if (balance !== undefined && typeof balance?.weights !== 'function')
    throw new TypeError(
      `severalTasks: expected a balance, got ${showValue(balance)}; give kd.uncertaintyWeights(), kd.gradNorm() or kd.pcGrad(), or leave it out`
    );
  return createSeveralTasks(checked, { weights, balance });
}
