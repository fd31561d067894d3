import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import type { AnyDataset } from '../../data/Dataset';
import { classificationTask } from './classificationTask';
import { linkTask } from './linkTask';
import { regression } from './regression';
import type { Task } from '../options/Task';

/**
 * The task of a run: the one that was asked for, else what the data is for.
 *
 * @throws TypeError for what is no task, or one that does not fit the data.
 */
export function chooseTask(subject: string, given: unknown, { targets, known }: Pick<AnyDataset, 'targets' | 'known'>): Task {
  if (given === undefined) return targets ? regression() : known ? linkTask : classificationTask;
  const isTask =
    hasSafelyReadableMembers(given, ['name', 'score', 'check']) && isCallable(given.score) && isCallable(given.check);
  if (!isTask)
    throw new TypeError(
      `${subject}: expected a task, got ${showValue(given)}; give kd.regression() or kd.defineTask({...}), or leave it out`
    );
  if (!targets)
    throw new TypeError(
      `${subject}: expected data with targets for task ${showValue((given as unknown as Task).name)}, got classes; make the data with kd.dataset({x, targets}), or leave task out`
    );
  return given as unknown as Task;
}
