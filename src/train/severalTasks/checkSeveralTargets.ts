import { showNames } from '../../checks/showNames';
import { showValue } from '../../checks/showValue';
import type { AnyDataset, Splits } from '../../data/Dataset';
import { computeTargetStatistics } from '../../data/computeTargetStatistics';
import { takeColumns } from './takeColumns';
import type { TaskOfSeveral } from './TaskOfSeveral';

/** @throws RangeError unless the data has the targets of the tasks in their order, class numbers where there are classes, and train rows of each task. */
export function checkSeveralTargets(subject: string, all: readonly TaskOfSeveral[], data: Splits<AnyDataset>): void {
  const wanted = all.flatMap(({ targetNames }) => targetNames);
  const { names } = data.train.targets!;
  if (String(names) !== String(wanted))
    throw new RangeError(
      `${subject}: expected data with the targets of the tasks in their order, ${showNames(wanted)}, got ${showNames(names)}; name the targets so, or give a task its {task, targets}`
    );
  const { deviations } = computeTargetStatistics(data.train.targets!);
  for (const { name, head, targetNames, definition } of all) {
    const flat = targetNames.findIndex((_, i) => !(deviations[head.targets[0] + i] > 0));
    if (flat >= 0)
      throw new RangeError(
        `${subject}: expected at least two different values of target ${showValue(targetNames[flat])} in the train rows for task ${showValue(name)}, got ${Number.isNaN(deviations[head.targets[0] + flat]) ? 'none' : 'one'}; leave the task out, or give other rows`
      );
    for (const part of Object.values(data) as (AnyDataset | undefined)[])
      if (part?.targets && !part.unlabelled && definition.classes)
        checkClassNumbers(subject, part, head.targets, definition.classes);
  }
}

function checkClassNumbers(
  subject: string,
  { name, targets, y }: AnyDataset,
  place: readonly [number, number],
  classNames: readonly string[]
): void {
  const { values, names, categories } = targets!;
  const classes = classNames.length;
  const texts = categories?.[names[place[0]]];
  const isCount = classNames.every((one, i) => one === String(i));
  if (texts && !isCount && String(texts) !== String(classNames))
    throw new RangeError(
      `${subject}: expected the classes of target ${showValue(names[place[0]])} as in data ${showValue(name)}, ${showNames(texts)}, got ${showNames(classNames)}; give kd.classification({classes: data.targets.categories[${showValue(names[place[0]])}]})`
    );
  const own = takeColumns({ rows: y.length, columns: names.length, values }, place).values;
  const bad = own.findIndex((value) => !Number.isNaN(value) && !(Number.isInteger(value) && value >= 0 && value < classes));
  if (bad >= 0)
    throw new RangeError(
      `${subject}: expected target ${showValue(names[place[0]])} of data ${showValue(name)} to be a class number from 0 to ${classes - 1}, got ${own[bad]} in row ${bad}; number its classes from 0`
    );
}
