import { predictor } from '../../metrics/predict';
import { restoreVariables } from './weights/restoreVariables';
import { countGraphAndEagerSteps } from './countGraphAndEagerSteps';
import { createTraining, type Training } from './createTraining';
import type { TrainingCallbacks } from './TrainingCallbacks';
import type { RunEnd, TrainingEnd } from './TrainingEnd';
import type { TrainingInputs } from './TrainingInputs';
import type { SavedTraining } from './TrainingState';
import { trainStage } from './trainStage';

/**
 * Trains a model and reports every point: ten per epoch, the last of them at its end, with the validation metrics. The best epoch is the
 * one of the last stage with the best value of `best` on validation (the smallest train loss if there is no validation). If a loss is not
 * finite the training ends as "failed", with the last weights that gave a finite loss.
 */
export async function trainModel(inputs: TrainingInputs, callbacks: TrainingCallbacks): Promise<TrainingEnd> {
  const { name, model, validation, stages } = inputs;
  const all = createTraining(inputs, callbacks);
  try {
    if (callbacks.from) await restore(all, callbacks.from);
    all.good.note();
    const times = stages.reduce((sum, { epochs }) => sum + epochs, 0);
    all.predicts = validation && predictor(model, validation, { times });
    const end = await trainStages(all);
    all.average?.give();
    callbacks.onTrainEnd?.();
    await callbacks.onEvent({ type: 'executed', of: name, ...countGraphAndEagerSteps(all.graphs) });
    return { ...end, best: all.best.take() };
  } finally {
    all.dispose();
  }
}

async function restore({ variables, best, average }: Training, from: SavedTraining): Promise<void> {
  restoreVariables(variables.model, await from.read('weights', variables.model));
  restoreVariables(variables.adapters, await from.read('adapters', variables.adapters));
  if (average) restoreVariables(average.variables, await from.read('average', average.variables));
  if (from.place.best) best.restore({ ...from.place.best, weights: await from.read('best', variables.model) });
}

async function trainStages(all: Training): Promise<RunEnd> {
  const { stages, steps } = all.inputs;
  let before = 0;
  for (const stage of stages) {
    const isDone = all.step >= (before + stage.epochs) * steps;
    const end = isDone ? null : await trainStage(all, stage, before);
    if (end) return end;
    before += stage.epochs;
  }
  return { status: 'done' };
}
