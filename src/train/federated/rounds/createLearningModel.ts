import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../../data/Dataset';
import type { Matrix } from '../../../data/Matrix';
import { softTargets } from '../../../losses/softTargets';
import { predictor, type Predictor } from '../../../metrics/predict';
import type { RunEvent } from '../../../record/RunEvent';
import type { Scores } from '../../../record/Scores';
import type { StepsRun } from '../../../record/StepsRun';
import { constant } from '../../../schedules/constant';
import { mixSeeds } from '../../../stats/createRandom';
import type { TrainingStage } from '../../check/checkStages';
import type { LossTerm } from '../../check/checkTerms';
import { trainModel } from '../../loop/trainModel';
import type { Recorder } from '../../record/recordRun';
import type { ModelAtWork } from '../strategies/FederatedStrategy';
import type { FederationSetup } from './FederationSetup';
import { flattenWeights, takeWeights } from './flattenWeights';

/** A model that learns again and again in one run, each time from where it is. */
export interface LearningModel extends ModelAtWork {
  model: tf.LayersModel;
  learn(rows: Dataset, epochs?: number): Promise<void>;
  /** Its scores on labelled rows, always the same ones under a name. */
  scoreOn(name: string, rows: Dataset): Promise<Scores>;
  /** Tells how its steps were executed, in all. */
  end(): void;
  dispose(): void;
}

/** @param stop thrown when the run has to end. */
export function createLearningModel(
  { subject, checked, publicRows, times, stop }: FederationSetup,
  recorder: Recorder,
  { name, model, number }: { name: string; model: tf.LayersModel; number: number }
): LearningModel {
  const { task, optimizer, batchSize, best, seed, epochs: usual, stages } = checked;
  const predictors = new Map<string, Predictor>();
  const executed: StepsRun = { graphs: 0, operations: 0 };
  const done = { steps: 0, epochs: 0, trainings: 0 };

  function logitsOf(key: string, rows: Dataset): Promise<Matrix> {
    const known = predictors.get(key) ?? predictor(model, rows, { times });
    predictors.set(key, known);
    return known();
  }

  /** The history goes on where the training before ended. */
  function follow(event: RunEvent): RunEvent | null {
    if (event.type === 'best') return null;
    if (event.type === 'executed') {
      executed.graphs += event.graphs;
      executed.operations += event.operations;
      if (event.eager !== undefined) executed.eager = event.eager;
      return null;
    }
    return event.type === 'point' ? { ...event, step: event.step + done.steps, epoch: event.epoch + done.epochs } : event;
  }

  async function train(rows: Dataset, stage: TrainingStage, logits?: Matrix): Promise<void> {
    const callbacks = recorder.training(name, model, false);
    const steps = Math.ceil(rows.y.length / batchSize);
    const { best: kept, ...end } = await trainModel(
      {
        ...{ name, model, task, train: rows, batchSize, best, steps },
        ...(logits && { teacher: { train: logits } }),
        stages: [stage],
        seed: mixSeeds(seed, number, done.trainings++)
      },
      {
        onBatchEnd: (count) => callbacks.onBatchEnd(count + done.steps),
        async onEvent(event) {
          const followed = follow(event);
          if (followed) await callbacks.onEvent(followed as typeof event);
        }
      }
    );
    tf.dispose(kept?.weights ?? []);
    done.steps += steps * stage.epochs;
    done.epochs += stage.epochs;
    if (end.status === 'stopped') throw stop;
    if (end.status === 'failed') throw new Error(end.error ?? 'its training failed');
  }

  return {
    name,
    model,
    weights: () => flattenWeights(model),
    take: (weights) => takeWeights(subject, model, weights),
    learn: (rows, epochs = usual) => train(rows, { epochs, optimizer, terms: stages[0].terms }),
    distil: (logits, { epochs, temperature }) =>
      train(publicRows!, { epochs, optimizer, terms: [softTerm(temperature)] }, logits),
    predict: () => logitsOf('public', publicRows!),
    scoreOn: async (key, rows) => task.score({ outputs: await logitsOf(key, rows), rows }) as Scores,
    end: () => recorder.tell({ type: 'executed', of: name, ...executed }),
    dispose: () => predictors.forEach((one) => one.dispose())
  };
}

function softTerm(temperature: number): LossTerm {
  return { name: 'soft', weight: constant(1), loss: softTargets({ temperature }) };
}
