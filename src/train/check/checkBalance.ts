import type * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import type { Task } from '../options/Task';
import type { LossTerm } from './checkTerms';
import { findSharedVariables } from './findSharedVariables';

/** @throws RangeError for terms in which a task that is balanced has none, and for a student whose shared layers cannot be told. */
export function checkBalance(subject: string, student: tf.LayersModel, { balance }: Task, terms: readonly LossTerm[]): void {
  if (!balance) return;
  const { by, tasks } = balance;
  const without = tasks.find(({ name }) => !terms.some(({ loss }) => loss.task === name));
  if (without)
    throw new RangeError(
      `${subject}: expected a term of each task for ${showValue(by.description.name)}, got none of ${showValue(without.name)}; add tasks.terms(), or one made by tasks.lossOf(${showValue(without.name)}, loss)`
    );
  if (by.gradients) findSharedVariables(subject, student, by, tasks);
}
