import * as tf from '@tensorflow/tfjs';
import { isPlainObject } from '../../checks/isPlainObject';
import { isTensor } from '../../checks/isTensor';
import { showValue } from '../../checks/showValue';
import type { Loss } from '../../losses/Loss';
import { mixSeeds } from '../../stats/createRandom';

/** What a loss remembers before the first step, for each of so many pairs of layers. The caller disposes it. */
export function createMemoryVariables(
  remembers: NonNullable<Loss['remembers']>,
  pairs: number,
  labels: Int32Array,
  seed: number
): { [name: string]: tf.Variable }[] {
  const begun: { [name: string]: tf.Variable }[] = [];
  try {
    for (let i = 0; i < pairs; i++) begun.push(variablesOf(remembers.begin({ labels }, mixSeeds(seed, 1 + pairs + i))));
  } catch (error) {
    tf.dispose(begun);
    throw error;
  }
  return begun;
}

function variablesOf(given: unknown): { [name: string]: tf.Variable } {
  if (!isPlainObject(given) || !Object.values(given).every(isTensor))
    throw new TypeError(
      `training: expected remembers.begin of a loss to give tensors by name, got ${showValue(given)}; return {vectors: tensor}`
    );
  const variables = Object.entries(given as { [name: string]: tf.Tensor }).map(
    ([name, tensor]) => [name, tf.variable(tensor, false)] as const
  );
  tf.dispose(given as tf.TensorContainerObject);
  return Object.fromEntries(variables);
}
