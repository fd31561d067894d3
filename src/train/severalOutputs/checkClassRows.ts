import { showValue } from '../../checks/showValue';
import type { CheckedRun } from '../check/CheckedRun';
import { classificationTask } from '../task/classificationTask';

/** @throws TypeError unless the rows have one class each. */
export function checkClassRows(subject: string, { task, data }: CheckedRun): void {
  if (task === classificationTask) return;
  throw new TypeError(
    `${subject}: expected rows with one class each, got data ${showValue(data.train.name)} for ${task.name}; give data with y`
  );
}
