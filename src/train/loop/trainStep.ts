import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../data/seeded';
import { batchNormAtInference } from '../../models/features/batchNormAtInference';
import type { Features } from '../../models/features/withFeatures';
import type { DomainLoss } from '../../losses/DomainLoss';
import type { Moment, Schedule } from '../../schedules/Schedule';
import type { Loss } from '../../losses/Loss';
import { meanOverPlaces } from './meanOverPlaces';
import type { StageFeatures } from './stageFeatures';
import type { TrainablePart } from '../check/trainablePart';

/** The rows of one step: train rows, or those of a transfer set. */
export interface StepRows {
  x: tf.Tensor;
  /** Absent if they may not be read. */
  labels?: tf.Tensor1D;
  teacher: tf.Tensor2D | undefined;
  /** How much each row counts. */
  weights?: tf.Tensor1D;
}

type StepTerm = { name: string; weight: Schedule; loss: Loss };

/** Rows of a transfer set, and the terms that they are used for. */
export interface StepSet extends StepRows {
  name: string;
  weight: Schedule;
  terms: StepTerm[];
  domain?: { layer: string; loss: DomainLoss; weight: Schedule };
}

export interface StepInputs extends StepRows {
  model: tf.LayersModel;
  optimizer: tf.Optimizer;
  terms: StepTerm[];
  sets?: StepSet[];
  /** The variables that are trained. The adapters of `features` are trained too. */
  part: TrainablePart;
  /** Present if a term or a domain loss uses features. */
  features?: StageFeatures;
  moment: Moment;
  /** Seed for dropout. */
  seed: number;
}

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
  const { model, optimizer, terms, sets = [], part, features, moment, seed } = inputs;
  const losses: StepLosses = { terms: {}, total: 0 };
  const own: StepSet = { ...inputs, name: '', weight: one, terms };
  const groups = [own, ...sets];
  const x = sets.length ? tf.concat(groups.map((group) => group.x)) : inputs.x;
  const taught = features?.teacher(x);
  const pass = () => features?.student(x, { training: true }) ?? { output: model.apply(x, { training: true }), features: {} };
  const weightedSum = () => {
    const whole = batchNormAtInference(part.frozen, pass);
    const outputs = slices(whole.output as tf.Tensor2D, groups);
    const ofStudent = featureSlices(whole.features, groups);
    const ofTeacher = taught && featureSlices(taught, groups);
    let total: tf.Scalar | null = null;
    const add = (name: string, mean: tf.Scalar, weight: number) => {
      losses.terms[name] = mean.dataSync()[0];
      const weighted = tf.mul<tf.Scalar>(mean, weight);
      total = total ? tf.add<tf.Scalar>(total, weighted) : weighted;
    };
    groups.forEach(({ name: set, teacher, labels, weights, weight, domain, terms: asked }, i) => {
      for (const { name, weight: own, loss } of asked) {
        const pair = ofTeacher && features?.pair(name, ofTeacher[i], ofStudent[i]);
        const rows = loss({ student: outputs[i], teacher, labels, moment, ...(pair && { features: pair }) });
        const mean: tf.Scalar = tf.mean(weights ? tf.mul(rows, weights) : rows);
        add(set ? `${set}.${name}` : name, mean, weight(moment) * own(moment));
      }
      if (!domain) return;
      const [source, target] = [ofStudent[0], ofStudent[i]].map((one) => meanOverPlaces(one[domain.layer]));
      // The last batch of a pass can be a single row, which has no variance.
      if (Math.min(source.shape[0], target.shape[0]) < 2) return;
      add(`${set}.domain`, domain.loss(source, target), domain.weight(moment));
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

const one: Schedule = Object.assign(() => 1, { description: { name: 'constant', value: 1 } });

/** The rows of each group; the groups lie one after the other. */
function slices<T extends tf.Tensor>(whole: T, groups: StepRows[]): T[] {
  if (groups.length === 1) return [whole];
  let start = 0;
  return groups.map(({ x: { shape } }) => {
    const [rows] = shape;
    start += rows;
    return tf.slice(whole, start - rows, rows) as T;
  });
}

function featureSlices(features: Features, groups: StepRows[]): Features[] {
  const sliced = Object.entries(features).map(([name, whole]) => [name, slices(whole, groups)] as const);
  return groups.map((_, i) => Object.fromEntries(sliced.map(([name, parts]) => [name, parts[i]])));
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
