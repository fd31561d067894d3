import type { LossTerm } from '../check/checkTerms';
import type { RunningStage } from './createStageState';
import { computeStepDiagnostics } from './computeStepDiagnostics';
import type { Training } from './createTraining';
import type { TrainingSet } from './TrainingInputs';
import { trainStep, type StepLosses } from './trainStep';
import { runWithBatchTensors } from './runWithBatchTensors';

/** What the steps of an epoch have in common. */
export interface EpochWork {
  /** Counted from 0. */
  epoch: number;
  /** Transfer sets with the terms that they are used for. */
  sets: (TrainingSet & { terms: LossTerm[] })[];
  /** Factor on the learning rate. */
  slower: number;
}

/** The next step of a training. Before the first of an epoch the gradients are looked at, where the user wants that. */
export async function runNextTrainingStep(
  training: Training,
  running: RunningStage,
  { epoch, sets, slower }: EpochWork
): Promise<StepLosses> {
  const { model, train, teacher, scaling, steps, seed, diagnostics } = training.inputs;
  const { stage, terms, part, pass, graph, memories, moment } = running;
  moment.epoch = moment.step / steps;
  const rows = await training.rows.next();
  const step = {
    ...{ model, part, graph, pass, terms, memories },
    ...{ data: train, logits: teacher?.train, ...rows.train },
    sets: sets.map((set, i) => ({ ...set, ...rows.sets[i] })),
    learningRate: stage.optimizer.learningRate(moment) * slower,
    moment: { ...moment },
    seed: seed * 1_000_003 + training.step,
    ...(scaling && { scaling }),
    ...(training.balance && { balance: training.balance })
  };
  if (diagnostics && training.step % steps === 0 && epoch % diagnostics.every === 0)
    training.looked = runWithBatchTensors(step, computeStepDiagnostics);
  const losses = runWithBatchTensors(step, trainStep);
  moment.step++;
  training.step++;
  return losses;
}
