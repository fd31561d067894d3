import * as tf from '@tensorflow/tfjs';
import { seeded } from '../../data/seeded';
import type { TrainingGraph } from '../../engine/graph/trainingGraph';
import type { DomainLoss } from '../../losses/DomainLoss';
import type { Moment, Schedule } from '../../schedules/Schedule';
import type { Loss } from '../../losses/Loss';
import { meanOverPlaces } from './meanOverPlaces';
import type { StageOutputs, StagePass } from './stagePass';

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
  /** Of the stage: what it computes by itself, and how its results are read. */
  graph: TrainingGraph;
  pass: StagePass;
  terms: StepTerm[];
  sets?: StepSet[];
  learningRate: number;
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
  const { graph, pass, terms, sets = [], learningRate, moment, seed } = inputs;
  const losses: StepLosses = { terms: {}, total: NaN };
  const own: StepSet = { ...inputs, name: '', weight: one, terms };
  const groups = [own, ...sets];
  const x = sets.length ? tf.concat(groups.map((group) => group.x)) : inputs.x;
  const weightedSum = ({ output, pairs, domains }: StageOutputs) => {
    const outputs = slices(output, groups);
    let total: tf.Scalar | null = null;
    const add = (name: string, mean: tf.Scalar, weight: number) => {
      losses.terms[name] = mean.dataSync()[0];
      const weighted = tf.mul<tf.Scalar>(mean, weight);
      total = total ? tf.add<tf.Scalar>(total, weighted) : weighted;
    };
    groups.forEach(({ name: set, teacher, labels, weights, weight, domain, terms: asked }, i) => {
      for (const { name, weight: own, loss } of asked) {
        const pair = pairs[name] && {
          teacher: slices(pairs[name].teacher, groups)[i],
          student: slices(pairs[name].student, groups)[i]
        };
        const rows = loss({ student: outputs[i], teacher, labels, moment, ...(pair && { features: pair }) });
        const mean: tf.Scalar = tf.mean(weights ? tf.mul(rows, weights) : rows);
        add(set ? `${set}.${name}` : name, mean, weight(moment) * own(moment));
      }
      if (!domain) return;
      const features = slices(domains[domain.layer], groups);
      const [source, target] = [features[0], features[i]].map(meanOverPlaces);
      // The last batch of a pass can be a single row, which has no variance.
      if (Math.min(source.shape[0], target.shape[0]) < 2) return;
      add(`${set}.domain`, domain.loss(source, target), domain.weight(moment));
    });
    return total as unknown as tf.Scalar;
  };
  const accept = (total: number) => {
    losses.total = total;
    return Number.isFinite(total) && Object.values(losses.terms).every(Number.isFinite);
  };
  const step = () => graph.step({ args: [x], learningRate, loss: (result) => weightedSum(pass.read(result)), accept });
  seeded(seed, () => {
    withKnownError(
      step,
      terms.map(({ name }) => name)
    );
  });
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

/** The message of tfjs is about things that the caller cannot see. */
function withKnownError(step: () => void, terms: string[]): void {
  try {
    step();
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('Cannot find a connection'))) throw error;
    const fix = 'let a layer learn that comes before what they compare, or add a term of the logits';
    throw new RangeError(`step: expected terms that depend on what learns, got none among ${terms.join(', ')}; ${fix}`);
  }
}
