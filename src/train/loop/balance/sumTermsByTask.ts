import type * as tf from '@tensorflow/tfjs';
import { computeWeightedSum } from './computeWeightedSum';
import type { BalanceState } from './createBalanceState';

/** The batch mean of a term in a step, with its weight and the task that it is of. */
export interface ToldTerm {
  mean: tf.Scalar;
  weight: number;
  task?: string;
}

export function sumOfTerms(terms: readonly ToldTerm[]): tf.Scalar {
  return computeWeightedSum(
    terms.map(({ mean }) => mean),
    terms.map(({ weight }) => weight)
  );
}

/** The loss of each task, the weighted sum of its terms; and last that of the terms of no task, if there are any. */
export function sumTermsByTask({ tasks }: BalanceState, terms: readonly ToldTerm[]): tf.Scalar[] {
  const others = terms.filter(({ task }) => !tasks.some(({ name }) => name === task));
  return [
    ...tasks.map(({ name }) => sumOfTerms(terms.filter(({ task }) => task === name))),
    ...(others.length ? [sumOfTerms(others)] : [])
  ];
}
