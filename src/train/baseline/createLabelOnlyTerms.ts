import { constant } from '../../schedules/constant';
import type { LossTerm } from '../check/checkTerms';
import type { Task } from '../options/Task';

/**
 * The terms of a student without a teacher: what its task learns from labels alone.
 *
 * @throws TypeError for smoothing if the task has no classes.
 */
export function createLabelOnlyTerms(subject: string, task: Task, labelSmoothing = 0): LossTerm[] {
  const alone = task.termsAlone(subject, labelSmoothing);
  return Object.entries(alone).map(([name, { loss }]) => ({ name, weight: constant(1), loss }));
}
