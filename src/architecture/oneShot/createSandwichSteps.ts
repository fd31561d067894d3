import * as tf from '@tensorflow/tfjs';
import { createTrainingGraph, type TrainingGraph } from '../../engine/graph/createTrainingGraph';
import { softTargets } from '../../losses/softTargets';
import { findHost } from '../../notebook/findHost';
import { constant } from '../../schedules/constant';
import { createRandom, mixSeeds } from '../../stats/createRandom';
import type { LossTerm } from '../../train/check/checkTerms';
import { selectTrainablePart } from '../../train/check/selectTrainablePart';
import { countGraphAndEagerSteps } from '../../train/loop/countGraphAndEagerSteps';
import { createStagePass, type StagePass } from '../../train/loop/createStagePass';
import { findFirstNotFinite } from '../../train/loop/findFirstNotFinite';
import { runWithBatchTensors, type BatchInputs } from '../../train/loop/runWithBatchTensors';
import type { StepInputs } from '../../train/loop/StepInputs';
import { trainStep, type StepLosses } from '../../train/loop/trainStep';
import { constrainOptimizer } from '../../train/loop/weights/constrainOptimizer';
import type { Optimizer } from '../../train/optimizers';
import type { StepsRun } from '../../record/StepsRun';
import type { Supernet } from './createSupernet';

/** What a step of all networks together measured. */
export interface SandwichLosses {
  largest: StepLosses;
  smallest: StepLosses;
  /** What of it is not finite, in words; null if all is. Then nothing was changed. */
  broken: string | null;
}

export interface SandwichSteps {
  /** One update of the shared weights. */
  step(batch: Omit<BatchInputs, keyof OfNetwork>): SandwichLosses;
  /** How the passes were executed. */
  ran(): StepsRun;
  dispose(): void;
}

type OfNetwork = Pick<StepInputs, 'model' | 'part' | 'graph' | 'pass' | 'terms'>;

/** What all but the largest network learn: its outputs as they are in this step. */
export const inPlace: LossTerm = { name: 'inPlace', weight: constant(1), loss: softTargets({ temperature: 1 }) };

/**
 * Steps by the sandwich rule: the largest network learns by its terms, the smallest and some random candidates learn its outputs, and the sum of their gradients, each in its place, changes the shared weights once.
 *
 * @param random candidates of a step; which ones follows from seed and step.
 */
export function createSandwichSteps(
  subject: string,
  { largest, shared, candidates, smallest }: Supernet,
  { terms, optimizer, random, seed }: { terms: readonly LossTerm[]; optimizer: Optimizer; random: number; seed: number }
): SandwichSteps {
  // It may be the user's own: while there is nothing to dispose.
  const state = optimizer.create(shared);
  const bound = constrainOptimizer(largest, shared, state);
  const sums = tf.tidy(() => shared.map((variable) => tf.variable(tf.zerosLike(variable), false)));
  const networks = new Map<tf.LayersModel, OfNetwork>();
  let outputs: { values: Float32Array; shape: [number, number] };

  function networkOf(
    model: tf.LayersModel,
    variables: tf.Variable[],
    update: (gradients: (tf.Tensor | null)[]) => void
  ): OfNetwork {
    const known = networks.get(model);
    if (known) return known;
    const part = selectTrainablePart(subject, model, undefined);
    const pass = createStagePass(model, part, undefined);
    const graph = createTrainingGraph({ forward: pass.forward, settings: pass.settings, variables, update });
    const own: OfNetwork = { model, part, pass, graph, terms: [inPlace] };
    networks.set(model, own);
    return own;
  }

  const first = networkOf(largest, shared, (gradients) =>
    sums.forEach((sum, i) => sum.assign(gradients[i] ?? tf.zerosLike(sum)))
  );
  const ofLargest: OfNetwork = { ...first, terms: [...terms], pass: noteOutputs(first.pass, (found) => (outputs = found)) };

  function teach(candidate: Supernet['smallest'], step: StepInputs, teacher: tf.Tensor2D): StepLosses {
    const { model, variables, spread, takeWeights } = candidate;
    const own = networkOf(model, variables, (gradients) =>
      spread(gradients).forEach((gradient, i) => gradient && sums[i].assign(tf.add(sums[i], gradient)))
    );
    takeWeights();
    return trainStep({ ...step, ...own, teacher });
  }

  function apply(learningRate: number): void {
    // An interrupt leaves no half step.
    const release = findHost()?.hold();
    try {
      state.setLearningRate?.(learningRate);
      tf.tidy(() => bound.update(sums, tf.scalar(learningRate)));
    } finally {
      release?.();
    }
  }

  return {
    step: (batch) =>
      runWithBatchTensors({ ...batch, ...ofLargest }, (step) => {
        const own = trainStep(step);
        const problem = findFirstNotFinite(own);
        if (problem) return { largest: own, smallest: own, broken: problem };
        const next = createRandom(mixSeeds(seed, 17, step.moment.step));
        const drawn = Array.from({ length: random }, () => candidates[Math.floor(next() * candidates.length)]);
        const teacher = tf.tensor2d(outputs.values, outputs.shape);
        const losses = [smallest, ...drawn].map((candidate) => teach(candidate, step, teacher));
        const broken = losses.map(findFirstNotFinite).find((one) => one !== null) ?? null;
        if (!broken) apply(step.learningRate);
        return { largest: own, smallest: losses[0], broken };
      }),
    ran: () => countGraphAndEagerSteps([...networks.values()].map(({ graph }): TrainingGraph => graph)),
    dispose() {
      tf.dispose(sums);
      networks.forEach(({ graph }) => graph.dispose());
      state.dispose();
    }
  };
}

/** The same pass, which also tells what the network gave for the rows, as numbers: no gradient goes through them. */
function noteOutputs(pass: StagePass, note: (found: { values: Float32Array; shape: [number, number] }) => void): StagePass {
  return {
    ...pass,
    read(result) {
      const found = pass.read(result);
      note({ values: found.output.dataSync() as Float32Array, shape: found.output.shape });
      return found;
    }
  };
}
