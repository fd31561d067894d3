import * as tf from '@tensorflow/tfjs';
import type { BalancedTask, TaskBalance } from '../../options/TaskBalance';
import type { Task } from '../../options/Task';

/** A balance of tasks in a training, with the numbers that it keeps, [tasks] each. */
export interface BalanceState {
  by: TaskBalance;
  tasks: readonly BalancedTask[];
  numbers: { [name: string]: tf.Variable };
  /** All of the numbers, in an order that is always the same. */
  variables: tf.Variable[];
}

/** The caller disposes its variables. */
export function createBalanceState({ by, tasks }: NonNullable<Task['balance']>): BalanceState {
  const begun = Object.entries(by.begins).map(
    ([name, value]) => [name, tf.tidy(() => tf.variable(tf.fill([tasks.length], value), by.loss !== undefined))] as const
  );
  return { by, tasks, numbers: Object.fromEntries(begun), variables: begun.map(([, variable]) => variable) };
}

/** As plain numbers. */
export function readBalanceNumbers({ numbers }: BalanceState): { [name: string]: Float32Array } {
  return Object.fromEntries(Object.entries(numbers).map(([name, variable]) => [name, variable.dataSync<'float32'>()]));
}
