import * as tf from '@tensorflow/tfjs';
import type { BalanceState } from './createBalanceState';
import { sumTermsByTask, type ToldTerm } from './sumTermsByTask';

/** The loss that a balance makes of those of the tasks, and the terms of no task beside it. */
export function computeBalancedLoss(
  balance: BalanceState,
  terms: readonly ToldTerm[],
  numbers: { [name: string]: tf.Tensor1D }
): tf.Scalar {
  const { by, tasks } = balance;
  const losses = sumTermsByTask(balance, terms);
  const [own, others] = [losses.slice(0, tasks.length), losses.slice(tasks.length)];
  return others.reduce((sum, one) => tf.add<tf.Scalar>(sum, one), by.loss!(own, numbers, tasks));
}
