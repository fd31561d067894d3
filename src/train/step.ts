import * as tf from '@tensorflow/tfjs';
import { seeded } from '../data/seeded';
import { atInference } from '../features/atInference';
import type { Moment, Schedule } from '../schedules/Schedule';
import type { Loss } from '../losses/Loss';
import type { StageFeatures } from './stageFeatures';
import type { TrainablePart } from './trainablePart';

export interface StepInputs {
  model: tf.LayersModel;
  optimizer: tf.Optimizer;
  terms: { name: string; weight: Schedule; loss: Loss }[];
  x: tf.Tensor;
  labels: tf.Tensor1D;
  teacher: tf.Tensor2D | undefined;
  /** How much each row counts, mean 1 over the train rows. */
  weights?: tf.Tensor1D;
  /** What learns; the adapters of `features` do too. */
  part: TrainablePart;
  /** Where a term compares features. */
  features?: StageFeatures;
  moment: Moment;
  /** Dropout draws from it. */
  seed: number;
}

/** What a step measured, as numbers. */
export interface StepLosses {
  terms: { [name: string]: number };
  /** The weighted sum. */
  total: number;
}

/**
 * One step of training: the gradient of the weighted sum of the terms' batch means (each row times its weight), applied to what learns
 * of the student, and to nothing else. When a loss is not finite nothing is applied: the weights stay as they were.
 */
export function step({
  model,
  optimizer,
  terms,
  x,
  labels,
  teacher,
  weights,
  part,
  features,
  moment,
  seed
}: StepInputs): StepLosses {
  const losses: StepLosses = { terms: {}, total: 0 };
  const taught = features?.teacher(x);
  const pass = () => features?.student(x, { training: true }) ?? { output: model.apply(x, { training: true }), features: {} };
  const weightedSum = () => {
    const { output, features: own } = atInference(part.frozen, pass);
    const student = output as tf.Tensor2D;
    let total: tf.Scalar | null = null;
    for (const { name, weight, loss } of terms) {
      const pair = taught && features?.pair(name, taught, own);
      const rows = loss({ student, teacher, labels, moment, ...(pair && { features: pair }) });
      const mean: tf.Scalar = tf.mean(weights ? tf.mul(rows, weights) : rows);
      losses.terms[name] = mean.dataSync()[0];
      const weighted = tf.mul<tf.Scalar>(mean, weight(moment));
      total = total ? tf.add<tf.Scalar>(total, weighted) : weighted;
    }
    return total as tf.Scalar;
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

/** tfjs' own message speaks of what the caller cannot see. */
function gradients(loss: () => tf.Scalar, variables: tf.Variable[], terms: string[]): ReturnType<typeof tf.variableGrads> {
  try {
    return tf.variableGrads(loss, variables);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('Cannot find a connection'))) throw error;
    const fix = 'let a layer learn that comes before what they compare, or add a term of the logits';
    throw new RangeError(`step: expected terms that depend on what learns, got none among ${terms.join(', ')}; ${fix}`);
  }
}
