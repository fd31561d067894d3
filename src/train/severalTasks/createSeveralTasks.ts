import type { LayersModel } from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import type { AnyDataset } from '../../data/Dataset';
import type { Loss } from '../../losses/Loss';
import type { Metric } from '../../metrics/inputs/Metric';
import { createMeasuredTask } from '../task/createMeasuredTask';
import { findOutputsFarFromTargets } from '../task/findOutputsFarFromTargets';
import type { Task } from '../options/Task';
import type { Term, Terms } from '../options/Term';
import { checkSeveralTargets } from './checkSeveralTargets';
import { createMeanMetric } from './createMeanMetric';
import { createTaskLoss } from './createTaskLoss';
import { createTaskMetrics } from './createTaskMetrics';
import { multiplyTermWeights } from './multiplyTermWeights';
import { computeOutputScalingOfTasks } from './computeOutputScalingOfTasks';
import type { SeveralTasks, SeveralTasksOptions } from '../options/SeveralTasks';
import { takeTaskRows } from './takeTaskRows';
import type { TaskOfSeveral } from './TaskOfSeveral';

/** @param only of all tasks, those that are learnt and measured. */
export function createSeveralTasks(
  all: readonly TaskOfSeveral[],
  { weights = {}, balance }: SeveralTasksOptions,
  only: readonly TaskOfSeveral[] = all
): SeveralTasks {
  const find = (name: string) => {
    const found = all.find((part) => part.name === name);
    if (found) return found;
    throw new RangeError(
      `severalTasks: expected a task among ${all.map(({ name }) => showValue(name)).join(', ')}, got ${showValue(name)}; name one of them`
    );
  };
  const byTask = only.map(createTaskMetrics);
  const mean = only.length > 1 ? createMeanMetric(byTask.map(([first]) => first)) : null;
  const metrics: Metric[] = [...(mean ? [mean] : []), ...byTask.flat()];
  const terms = (of: (task: Task) => Terms): Terms =>
    Object.fromEntries(only.flatMap((part) => termsOf(part, of(part.task), weights[part.name] ?? 1)));
  const alone = (task: Task) => task.termsAlone('severalTasks', 0);
  const outputs = all.at(-1)!.outputs[1];
  const scalingOf = (rows: AnyDataset) => computeOutputScalingOfTasks(all, rows);
  const name = `several tasks (${only.map((part) => part.name).join(', ')})`;
  // Its own loss is not used: the terms are those of the tasks.
  const task = createMeasuredTask({ name, loss: only[0].definition.loss, metrics, outputs, scalingOf, missing: true });
  return {
    ...task,
    heads: all.map(({ head }) => head),
    metrics,
    lossOf: (name: string, loss: Loss) => createTaskLoss(find(name), loss),
    only: (name: string) => createSeveralTasks(all, { weights }, [find(name)]),
    check(subject, models) {
      checkSeveralTargets(subject, all, models.data);
      task.check(subject, models);
    },
    terms: () => terms((one) => one.terms()),
    termsAlone(subject, labelSmoothing) {
      task.termsAlone(subject, labelSmoothing);
      return terms(alone);
    },
    scaling: scalingOf,
    studentFindings: (student: LayersModel, train: AnyDataset) =>
      findOutputsFarFromTargets(student, train, scalingOf(train), namesOfUnits(all)),
    teacherFindings: (outputs, rows, split, record) =>
      only.flatMap((part) => {
        const own = takeTaskRows(part, rows, outputs);
        if (!own) return [];
        return part.task
          .teacherFindings(own.outputs, own.rows, split, record)
          .map((finding) => ({ ...finding, says: `${part.name}: ${finding.says}` }));
      }),
    // Logits are in no deviations of targets.
    findings: (record) =>
      task.findings(record).filter(({ check }) => check !== 'farFromTeacher' || all.every(({ head }) => head.inTargetUnits)),
    ...(balance &&
      only.length > 1 && { balance: { by: balance, tasks: all.map(({ name, head }) => ({ name, logits: head.logits })) } }),
    definition: undefined
  };
}

/** "price" if the task has one term, otherwise "price: hard" and so on. */
function termsOf(part: TaskOfSeveral, terms: Terms, weight: Term['weight']): [string, Term][] {
  const entries = Object.entries(terms);
  return entries.map(([name, term]) => [
    entries.length === 1 ? part.name : `${part.name}: ${name}`,
    { ...term, weight: multiplyTermWeights(term.weight, weight), loss: createTaskLoss(part, term.loss) }
  ]);
}

/** What each output predicts in the units of a target; null for the others. */
function namesOfUnits(all: readonly TaskOfSeveral[]): (string | null)[] {
  return all.flatMap(({ head, targetNames }) =>
    head.inTargetUnits ? [...targetNames] : Array.from({ length: head.units }, () => null)
  );
}
