import * as tf from '@tensorflow/tfjs';
import type { LearnedVariable } from '../../losses/learned/LearnedParts';
import { createRandom } from '../../stats/createRandom';
import { sampleGlorotUniform } from './sampleGlorotUniform';

/** The variables that a loss learns, by name, drawn from the seed in the order of their names' list. The caller disposes them. */
export function buildLearnedVariables(
  learned: { [name: string]: LearnedVariable },
  seed: number
): { [name: string]: tf.Variable } {
  const next = createRandom(seed);
  const made = Object.entries(learned).map(([name, { shape, start }]): [string, tf.Variable] => [
    name,
    tf.tidy(() => tf.variable(start === 'kernel' ? sampleGlorotUniform(shape, next) : tf.fill(shape, start)))
  ]);
  return Object.fromEntries(made);
}
