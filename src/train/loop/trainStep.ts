import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../data/seeded';
import type { StepInputs } from './StepInputs';
import { stepPass } from './stepPass';

/** What a step measured, in numbers. */
export interface StepLosses {
  /** "<term>"; for a transfer set "<set>.<term>" and "<set>.domain". */
  terms: { [name: string]: number };
  /** The weighted sum. */
  total: number;
}

/**
 * One step of training: the gradient of the weighted sum of the terms' batch means (each row times its weight), applied to the trained
 * part of the student and to nothing else. If a loss is not finite nothing is applied, and the weights stay as they were.
 *
 * Rows of transfer sets go through the models in one pass with the train rows, so that batch normalisation treats them all alike, as it
 * will at inference.
 */
export function trainStep(inputs: StepInputs): StepLosses {
  const { optimizer, terms, part, features, seed } = inputs;
  const losses: StepLosses = { terms: {}, total: 0 };
  const pass = stepPass(inputs);
  const weightedSum = () => {
    let total: tf.Scalar | null = null;
    pass((name, mean, weight) => {
      losses.terms[name] = mean.dataSync()[0];
      const weighted = tf.mul<tf.Scalar>(mean, weight);
      total = total ? tf.add<tf.Scalar>(total, weighted) : weighted;
    });
    return total as unknown as tf.Scalar;
  };
  const learning = [...part.variables, ...(features?.variables ?? [])];
  const { value, grads } = seeded(seed, () =>
    gradients(
      weightedSum,
      learning,
      terms.map(({ name }) => name)
    )
  );
  losses.total = value.dataSync()[0];
  const finite = Number.isFinite(losses.total) && Object.values(losses.terms).every(Number.isFinite);
  if (finite) optimizer.applyGradients(grads);
  tf.dispose([value, grads]);
  return losses;
}

/** The message of tfjs is about things that the caller cannot see. */
function gradients(loss: () => tf.Scalar, variables: tf.Variable[], terms: string[]): ReturnType<typeof tf.variableGrads> {
  try {
    return tf.variableGrads(loss, variables);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('Cannot find a connection'))) throw error;
    const fix = 'let a layer learn that comes before what they compare, or add a term of the logits';
    throw new RangeError(`step: expected terms that depend on what learns, got none among ${terms.join(', ')}; ${fix}`);
  }
}
