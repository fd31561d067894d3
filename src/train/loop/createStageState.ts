import type * as tf from '@tensorflow/tfjs';
import type { TrainingGraph } from '../../engine/graph/createTrainingGraph';
import type { TrainingStepParts } from '../../engine/graph/TrainingStep';
import type { Moment } from '../../schedules/Schedule';
import type { TrainingStage } from '../check/checkStages';
import type { LossTerm } from '../check/checkTerms';
import { selectTrainablePart, type TrainablePart } from '../check/selectTrainablePart';
import type { BalanceState } from './balance/createBalanceState';
import { createTaskGradientSteps } from './balance/createTaskGradientSteps';
import { constrainOptimizer } from './weights/constrainOptimizer';
import { createEpochStartValuesKeeper, type EpochStartValues } from './weights/createEpochStartValuesKeeper';
import { createOptimizedGraph } from './createOptimizedGraph';
import { planStageFeatures } from './planStageFeatures';
import { createStagePass, type StagePass } from './createStagePass';
import type { StepInputs } from './StepInputs';
import type { Training } from './createTraining';

/** A stage of a training on its way: what its epochs have in common. */
export interface RunningStage {
  stage: TrainingStage;
  /** With the changes that were made so far. */
  terms: LossTerm[];
  /** Epochs of the training before it, and with it. */
  before: number;
  last: number;
  /** Whether some of its steps were done before the training was left. */
  isBegun: boolean;
  /** Schedules count from the beginning of their stage. */
  moment: Moment;
  part: TrainablePart;
  pass: StagePass;
  graph: TrainingGraph;
  /** What the losses of terms remember. */
  memories: NonNullable<StepInputs['memories']>;
  /** What the optimizer remembers. */
  remembered: readonly tf.Variable[];
  /** Of all that a step changes. */
  start: EpochStartValues;
  dispose(): void;
}

/** @param before epochs of the stages before. */
export function createStageState(training: Training, stage: TrainingStage, before: number): RunningStage {
  const { inputs, callbacks, adapters, balance, average, step } = training;
  const { name, model, transfer = [], steps } = inputs;
  const { epochs, terms } = stage;
  const part = selectTrainablePart(name, model, stage.trainable);
  const domains = transfer.flatMap(({ domain }) => domain?.layer ?? []);
  const features = planStageFeatures(model, inputs.features, terms, adapters, domains);
  const isBegun = step > before * steps;
  const loss = isBegun ? callbacks.from!.place.loss : null;
  const variables = [...part.variables, ...(features?.variables ?? []), ...(balance?.by.loss ? balance.variables : [])];
  // It reads the model, which may throw: while there is nothing to dispose.
  const pass = createStagePass(model, part, features, balance);
  const optimizer = stage.optimizer.create(variables);
  const remembered = optimizer.variables ?? [];
  const parts = { forward: pass.forward, settings: pass.settings, variables };
  const bound = constrainOptimizer(model, part.variables, optimizer);
  const graph = createOptimizedGraph(parts, bound, { after: average?.update, create: balance && byTask(model, balance) });
  const averages = average?.variables ?? [];
  const start = createEpochStartValuesKeeper([
    ...training.variables.model,
    ...training.variables.adapters,
    ...remembered,
    ...averages
  ]);
  const memories = Object.fromEntries((features?.terms ?? []).flatMap(({ name, memory }) => (memory ? [[name, memory]] : [])));
  training.graphs.push(graph);
  return {
    ...{ stage, terms, before, isBegun, part, pass, graph, memories, remembered, start },
    last: before + epochs,
    moment: { epoch: 0, epochs, step: step - before * steps, loss },
    dispose() {
      start.dispose();
      graph.dispose();
      optimizer.dispose();
    }
  };
}

/** A step that makes its gradient of those of the tasks; undefined if it needs only their losses. */
function byTask(model: tf.LayersModel, balance: BalanceState): ((parts: TrainingStepParts) => TrainingGraph) | undefined {
  return balance.by.gradients && ((parts) => createTaskGradientSteps(parts, { model, balance }));
}
