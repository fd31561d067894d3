import * as tf from '@tensorflow/tfjs';
import type { TrainingGraph } from '../../engine/graph/createTrainingGraph';
import type { Predictor } from '../../metrics/predict';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import { createBalanceState, type BalanceState } from './balance/createBalanceState';
import { createWeightAverager, type AveragedWeights } from './weights/createWeightAverager';
import { createBestEpochTracker, type BestEpoch } from './createBestEpochTracker';
import { createDivergenceDetector, type Divergence } from './createDivergenceDetector';
import { createLastGoodWeightsKeeper, type LastGoodWeights } from './weights/createLastGoodWeightsKeeper';
import { createRunningMeans, type RunningMeans } from './createRunningMeans';
import { buildTermAdapters, type Adapters } from './buildTermAdapters';
import type { TrainingCallbacks } from './TrainingCallbacks';
import type { TrainingInputs } from './TrainingInputs';
import { createTrainingRowFeed, type TrainingRows } from './createTrainingRowFeed';

/** A training on its way: what its stages have in common. */
export interface Training {
  inputs: TrainingInputs;
  callbacks: TrainingCallbacks;
  adapters: Adapters;
  /** How the losses of several tasks become one, if they are not just added. */
  balance?: BalanceState;
  /** All that the model has, and all that adapters and a balance have, each in an order that is always the same. */
  variables: { model: tf.Variable[]; adapters: tf.Variable[] };
  /** What is scored and kept instead of the weights, if they are averaged. */
  average?: AveragedWeights;
  rows: TrainingRows;
  best: BestEpoch;
  diverging: Divergence;
  good: LastGoodWeights;
  /** Predicts the validation rows, if there are any. */
  predicts?: Predictor;
  /** Those of the stages so far. */
  graphs: TrainingGraph[];
  /** Steps that are done. */
  step: number;
  /** Of the steps since the last point. */
  means: RunningMeans;
  /** Diagnostics that the next point will have. */
  looked: { [series: string]: number };
  dispose(): void;
}

/** A training before its first step, or with the numbers of the place where it goes on. */
export function createTraining(inputs: TrainingInputs, callbacks: TrainingCallbacks): Training {
  const { model, stages, validation, seed } = inputs;
  const place = callbacks.from?.place;
  const step = place?.step ?? 0;
  const adapters = buildTermAdapters(stages, seed, inputs.train.y);
  const balance = inputs.task.balance && createBalanceState(inputs.task.balance);
  const weights = model.weights.map(getVariableOfWeight);
  const one: Training = {
    ...{ inputs, callbacks, adapters, balance },
    average: inputs.averageWeights && createWeightAverager(weights, inputs.averageWeights.decay),
    variables: {
      model: weights,
      adapters: [...[...adapters.values()].flatMap(({ variables }) => variables), ...(balance?.variables ?? [])]
    },
    rows: createTrainingRowFeed(inputs, step),
    best: createBestEpochTracker(model, { by: inputs.best, hasValidation: validation !== undefined }),
    diverging: createDivergenceDetector(place?.divergence),
    good: createLastGoodWeightsKeeper(model),
    graphs: [],
    step,
    means: createRunningMeans(place?.means),
    looked: { ...place?.looked },
    dispose() {
      one.rows.close();
      one.predicts?.dispose();
      one.average?.dispose();
      one.good.dispose();
      one.best.dispose();
      adapters.forEach((adapter) => adapter.dispose());
      tf.dispose(balance?.variables ?? []);
    }
  };
  return one;
}
