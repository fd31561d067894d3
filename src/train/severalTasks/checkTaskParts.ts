import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { isPlainObject } from '../../checks/isPlainObject';
import { checkInputs } from '../../checks/checkInputs';
import { showValue } from '../../checks/showValue';
import type { Task, TaskDefinition } from '../options/Task';
import type { TaskPart } from '../options/SeveralTasks';
import type { TaskOfSeveral } from './TaskOfSeveral';

/** @throws TypeError or RangeError for no task, one that cannot be a part, or targets that are not named once. */
export function checkTaskParts(parts: unknown): TaskOfSeveral[] {
  const names = isPlainObject(parts) ? Object.keys(parts as object) : [];
  if (names.length === 0 || names.length > 100)
    throw new TypeError(
      `severalTasks: expected 1 to 100 tasks by name, got ${showValue(parts)}; give {price: kd.regression(), cut: kd.classification({classes})}`
    );
  let [output, target] = [0, 0];
  const checked = names.map((name): TaskOfSeveral => {
    checkName(name);
    const { task, definition, targetNames } = readPart(name, (parts as { [task: string]: unknown })[name]);
    const units = definition.outputs ?? targetNames.length;
    const [fromOutput, fromTarget] = [output, target];
    [output, target] = [output + units, target + targetNames.length];
    const targets = [fromTarget, target] as const;
    const { logits = false, standardized = false } = definition;
    const head = { name, units, targets, logits, inTargetUnits: standardized };
    return { name, task, definition, targetNames, head, outputs: [fromOutput, output] };
  });
  const all = checked.flatMap(({ targetNames }) => targetNames);
  const twice = all.find((name, i) => all.indexOf(name) !== i);
  if (twice !== undefined)
    throw new RangeError(`severalTasks: expected each target in one task, got ${showValue(twice)} in two; copy its column`);
  return checked;
}

function checkName(name: string): void {
  if (/\S/.test(name) && name.length <= 100 && !/[/:]/.test(name)) return;
  throw new TypeError(`severalTasks: expected short names without "/" and ":", got ${showValue(name)}; rename the task`);
}

function readPart(name: string, given: unknown): { task: Task; definition: TaskDefinition; targetNames: string[] } {
  const isPart = hasSafelyReadableMembers(given, ['task']) && given.task !== undefined;
  if (isPart) checkInputs(`severalTasks: ${showValue(name)}`, given as object, ['task', 'targets']);
  const { task, targets = name } = isPart ? (given as unknown as TaskPart) : { task: given as Task };
  const isTask = hasSafelyReadableMembers(task, ['score', 'definition']) && isCallable(task.score) && task.definition;
  if (!isTask)
    throw new TypeError(
      `severalTasks: expected a task for ${showValue(name)}, got ${showValue(given)}; give kd.classification({classes}), kd.regression() or kd.defineTask({...})`
    );
  const definition = task.definition as TaskDefinition;
  const targetNames = [targets].flat();
  if (targetNames.length === 0 || !targetNames.every((one) => typeof one === 'string'))
    throw new TypeError(
      `severalTasks: expected the targets of ${showValue(name)} to be names, got ${showValue(targets)}; give the names of columns`
    );
  if (definition.classes && targetNames.length > 1)
    throw new RangeError(
      `severalTasks: expected one target for ${showValue(name)}, its class number, got ${targetNames.length}; make a task of each`
    );
  return { task, definition, targetNames };
}
