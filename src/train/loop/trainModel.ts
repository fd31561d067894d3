import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { trainingGraph } from '../../engine/graph/trainingGraph';
import { endlessBatches } from '../../data/endlessBatches';
import type { RunStatus } from '../../record/RunRecord';
import type { Moment } from '../../schedules/Schedule';
import { mixSeeds } from '../../stats/random';
import type { Teacher } from '../../teachers/Teacher';
import type { TrainingStage } from '../check/checkStages';
import { askedTerms, type CheckedTransfer } from '../check/checkTransfer';
import { trainablePart } from '../check/trainablePart';
import type { RunDiagnostics } from '../options/RunDiagnostics';
import type { BestBy } from '../options/TrainOptions';
import { bestEpoch, type EpochWeights } from './bestEpoch';
import { firstNotFinite } from './firstNotFinite';
import { withBatchTensors } from './withBatchTensors';
import { runningMeans } from './runningMeans';
import { scheduledSettings } from './scheduledSettings';
import { scoreValidation } from './scoreValidation';
import { snapshotWeights } from './snapshotWeights';
import { stageFeatures } from './stageFeatures';
import { stagePass } from './stagePass';
import { stepDiagnostics } from './stepDiagnostics';
import { buildAdapters } from './termAdapters';
import type { TrainingCallbacks } from './TrainingCallbacks';
import { trainStep } from './trainStep';

export interface TrainingInputs {
  /** The model's name in events and errors. */
  name: string;
  model: tf.LayersModel;
  train: Dataset;
  validation?: Dataset;
  /** Logits of the rows of `train` and `validation`; absent if no term uses a teacher. */
  teacher?: { train: Matrix; validation?: Matrix };
  /** The teacher whose features the terms compare. */
  features?: Teacher;
  /** Stages, one after the other, each with its own optimizer. */
  stages: TrainingStage[];
  /** Sets of rows besides the train rows, with the teacher's logits of them. */
  transfer?: (CheckedTransfer & { logits: Matrix })[];
  batchSize: number;
  /** Steps per epoch. */
  steps: number;
  best: BestBy;
  seed: number;
  /** Looks at the gradients of the terms before the first step of an epoch, and records them with the epoch's first point. */
  diagnostics?: Required<RunDiagnostics>;
}

export interface TrainingEnd {
  status: Exclude<RunStatus, 'running'>;
  error?: string;
  /** The best epoch's weights, which the caller disposes; null before the end of the last stage's first epoch. The model has the last weights. */
  best: EpochWeights | null;
}

/**
 * Trains a model and reports every point: ten per epoch, the last of them at its end, with the validation metrics. The best epoch is the
 * one of the last stage with the best value of `best` on validation (the smallest train loss if there is no validation). If a loss is not
 * finite the training ends as "failed", with the last weights that gave a finite loss.
 */
export async function trainModel(inputs: TrainingInputs, callbacks: TrainingCallbacks): Promise<TrainingEnd> {
  const { name, model, train, validation, teacher, stages, transfer = [], batchSize, steps, seed, diagnostics } = inputs;
  const interval = Math.max(1, Math.round(steps / 10));
  const adapters = buildAdapters(stages, seed);
  const trainRows = endlessBatches(train.y.length, { batchSize, seed });
  const setRows = transfer.map(({ data }, i) => endlessBatches(data.y.length, { batchSize, seed: mixSeeds(seed, i + 1) }));
  const best = bestEpoch(model, { by: inputs.best, hasValidation: validation !== undefined });
  let [taken, epoch] = [0, 0];
  let means = runningMeans();
  let looked: { [series: string]: number } = {};
  let good = snapshotWeights(model);
  const end = (status: TrainingEnd['status'], error?: string): TrainingEnd => {
    callbacks.onTrainEnd?.();
    return { status, ...(error !== undefined && { error }), best: best.take() };
  };

  try {
    for (const stage of stages) {
      let { terms } = stage;
      const { epochs } = stage;
      const part = trainablePart(name, model, stage.trainable);
      const domains = transfer.flatMap(({ domain }) => domain?.layer ?? []);
      const features = stageFeatures(model, inputs.features, terms, adapters, domains);
      // Schedules count from the beginning of their stage.
      const moment: Moment = { epoch: 0, epochs, step: 0, loss: null };
      const variables = [...part.variables, ...(features?.variables ?? [])];
      const optimizer = stage.optimizer.create(variables);
      const pass = stagePass(model, part, features);
      const graph = trainingGraph({ forward: pass.forward, variables, update: optimizer.update });
      const last = epoch + epochs;
      try {
        for (; epoch < last; epoch++) {
          moment.epoch = moment.step / steps;
          const at = { epoch: epoch + 1, lastEpoch: last, moment: { ...moment } };
          terms = callbacks.onEpochBegin?.(terms, at) ?? terms;
          const asked = transfer.map((set) => ({ ...set, terms: askedTerms(terms, set.labels) }));
          for (let i = 0; i < steps; i++) {
            moment.epoch = moment.step / steps;
            const learningRate = stage.optimizer.learningRate(moment);
            const at = { moment: { ...moment }, seed: seed * 1_000_003 + taken };
            const sets = asked.map((set, i) => ({ ...set, rows: setRows[i].next().value }));
            const batch = { data: train, logits: teacher?.train, rows: trainRows.next().value };
            const step = { model, part, graph, pass, terms, ...batch, sets, learningRate, ...at };
            if (diagnostics && i === 0 && epoch % diagnostics.every === 0) looked = withBatchTensors(step, stepDiagnostics);
            const losses = withBatchTensors(step, trainStep);
            moment.step++;
            taken++;
            const broken = firstNotFinite(losses);
            if (broken) {
              model.setWeights(good);
              const where = `step ${taken} (epoch ${epoch + 1})`;
              return end('failed', `${name}: expected finite losses, got ${broken} at ${where}; ${advice}`);
            }
            tf.dispose(good);
            good = snapshotWeights(model);
            means.add(losses.terms, losses.total);

            const isEnd = taken % steps === 0;
            if (taken % interval === 0 || isEnd) {
              const settings = scheduledSettings({ ...stage, terms }, transfer, moment);
              moment.loss = means.values['train/loss'];
              const scored = isEnd ? await scoreValidation(model, validation, teacher?.validation) : {};
              const values = { ...means.values, ...settings, ...scored, ...looked };
              const at = { step: taken, epoch: isEnd ? epoch + 1 : taken / steps };
              await callbacks.onEvent({ type: 'point', of: name, ...at, values });
              means = runningMeans();
              looked = {};
              const kept = isEnd && stage === stages.at(-1) ? best.offer(epoch + 1, values) : null;
              if (kept) await callbacks.onEvent({ type: 'best', of: name, ...kept });
            }
            if (!(await callbacks.onBatchEnd(taken))) return end('stopped');
          }
        }
      } finally {
        graph.dispose();
        optimizer.dispose();
      }
    }
    return end('done');
  } finally {
    tf.dispose(good);
    best.dispose();
    adapters.forEach((adapter) => adapter.dispose());
  }
}

const advice = 'lower the learning rate, or look for very large values in the data; the last good weights were kept';
