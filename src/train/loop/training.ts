import type * as tf from '@tensorflow/tfjs';
import type { TrainingGraph } from '../../engine/graph/trainingGraph';
import type { Predictor } from '../../metrics/predict';
import { variableOfWeight } from '../../models/features/variableOfWeight';
import { averagedWeights, type AveragedWeights } from './averagedWeights';
import { bestEpoch, type BestEpoch } from './bestEpoch';
import { divergence, type Divergence } from './divergence';
import { lastGoodWeights, type LastGoodWeights } from './lastGoodWeights';
import { runningMeans, type RunningMeans } from './runningMeans';
import { buildAdapters, type Adapters } from './termAdapters';
import type { TrainingCallbacks } from './TrainingCallbacks';
import type { TrainingInputs } from './TrainingInputs';
import { trainingRows, type TrainingRows } from './trainingRows';

/** A training on its way: what its stages have in common. */
export interface Training {
  inputs: TrainingInputs;
  callbacks: TrainingCallbacks;
  adapters: Adapters;
  /** All that the model has and all that the adapters have, each in an order that is always the same. */
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
export function training(inputs: TrainingInputs, callbacks: TrainingCallbacks): Training {
  const { model, stages, validation, seed } = inputs;
  const place = callbacks.from?.place;
  const step = place?.step ?? 0;
  const adapters = buildAdapters(stages, seed, inputs.train.y);
  const weights = model.weights.map(variableOfWeight);
  const one: Training = {
    ...{ inputs, callbacks, adapters },
    average: inputs.averageWeights && averagedWeights(weights, inputs.averageWeights.decay),
    variables: {
      model: weights,
      adapters: [...adapters.values()].flatMap(({ variables }) => variables)
    },
    rows: trainingRows(inputs, step),
    best: bestEpoch(model, { by: inputs.best, hasValidation: validation !== undefined }),
    diverging: divergence(place?.divergence),
    good: lastGoodWeights(model),
    graphs: [],
    step,
    means: runningMeans(place?.means),
    looked: { ...place?.looked },
    dispose() {
      one.rows.close();
      one.predicts?.dispose();
      one.average?.dispose();
      one.good.dispose();
      one.best.dispose();
      adapters.forEach((adapter) => adapter.dispose());
    }
  };
  return one;
}
