import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { trainingGraph, type TrainingGraph } from '../../engine/graph/trainingGraph';
import { endlessBatches } from '../../data/endlessBatches';
import { variableOfWeight } from '../../models/features/variableOfWeight';
import { predictor, type Predictor } from '../../metrics/predict';
import type { RunStatus } from '../../record/RunRecord';
import type { Moment } from '../../schedules/Schedule';
import { mixSeeds } from '../../stats/random';
import type { Teacher } from '../../teachers/Teacher';
import type { TrainingStage } from '../check/checkStages';
import { askedTerms, type CheckedTransfer } from '../check/checkTransfer';
import { trainablePart } from '../check/trainablePart';
import type { Rollback } from '../options/Rollback';
import type { RunDiagnostics } from '../options/RunDiagnostics';
import type { BestBy } from '../options/TrainOptions';
import { bestEpoch, type EpochWeights } from './bestEpoch';
import { divergence } from './divergence';
import { epochStart } from './epochStart';
import { firstNotFinite } from './firstNotFinite';
import { withBatchTensors } from './withBatchTensors';
import { restoreVariables } from './restoreVariables';
import { rollbackFinding } from './rollbackFinding';
import { runningMeans } from './runningMeans';
import { scheduledSettings } from './scheduledSettings';
import { scoreValidation } from './scoreValidation';
import { snapshotWeights } from './snapshotWeights';
import { stageFeatures } from './stageFeatures';
import { stagePass } from './stagePass';
import { stepDiagnostics } from './stepDiagnostics';
import { countGraphAndEagerSteps } from './countGraphAndEagerSteps';
import { buildAdapters } from './termAdapters';
import type { TrainingCallbacks } from './TrainingCallbacks';
import type { TrainingSnapshot } from './TrainingState';
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
  /** Goes back, once, to the start of an epoch that diverges. */
  rollback?: Required<Rollback>;
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
  const { from, onCheckpoint } = callbacks;
  const { rollback } = inputs;
  const interval = Math.max(1, Math.round(steps / 10));
  const adapters = buildAdapters(stages, seed);
  const ofModel = model.weights.map(variableOfWeight);
  const ofAdapters = [...adapters.values()].flatMap(({ variables }) => variables);
  const rowsFrom = (step: number) => ({
    train: endlessBatches(train.y.length, { batchSize, seed }, step),
    sets: transfer.map(({ data }, i) => endlessBatches(data.y.length, { batchSize, seed: mixSeeds(seed, i + 1) }, step))
  });
  const best = bestEpoch(model, { by: inputs.best, hasValidation: validation !== undefined });
  const times = stages.reduce((sum, { epochs }) => sum + epochs, 0);
  let predicts: Predictor | undefined;
  let taken = from?.place.step ?? 0;
  let epoch = Math.floor(taken / steps);
  let order = rowsFrom(taken);
  let means = runningMeans(from?.place.means);
  let looked: { [series: string]: number } = { ...from?.place.looked };
  const diverging = divergence(from?.place.divergence);
  let good: tf.Tensor[] = [];
  /** Epochs of the stages so far. */
  let last = 0;
  const graphs: TrainingGraph[] = [];
  const end = async (status: TrainingEnd['status'], error?: string): Promise<TrainingEnd> => {
    callbacks.onTrainEnd?.();
    await callbacks.onEvent({ type: 'executed', of: name, ...countGraphAndEagerSteps(graphs) });
    return { status, ...(error !== undefined && { error }), best: best.take() };
  };

  try {
    if (from) {
      restoreVariables(ofModel, await from.read('weights', ofModel));
      restoreVariables(ofAdapters, await from.read('adapters', ofAdapters));
      if (from.place.best) best.restore({ ...from.place.best, weights: await from.read('best', ofModel) });
    }
    good = snapshotWeights(model);
    predicts = validation && predictor(model, validation, { times });
    for (const stage of stages) {
      let { terms } = stage;
      const { epochs } = stage;
      const before = last;
      last += epochs;
      if (taken >= last * steps) continue;
      const part = trainablePart(name, model, stage.trainable);
      const domains = transfer.flatMap(({ domain }) => domain?.layer ?? []);
      const features = stageFeatures(model, inputs.features, terms, adapters, domains);
      const isBegun = taken > before * steps;
      // Schedules count from the beginning of their stage.
      const moment: Moment = { epoch: 0, epochs, step: taken - before * steps, loss: isBegun ? from!.place.loss : null };
      const variables = [...part.variables, ...(features?.variables ?? [])];
      const optimizer = stage.optimizer.create(variables);
      const pass = stagePass(model, part, features);
      const graph = trainingGraph({ forward: pass.forward, variables, update: optimizer.update });
      graphs.push(graph);
      const remembered = optimizer.variables ?? [];
      const start = epochStart([...ofModel, ...ofAdapters, ...remembered]);
      const snapshot = (): TrainingSnapshot => {
        const ranked = best.state();
        const place = {
          step: taken,
          loss: moment.loss,
          means: { count: means.count(), values: { ...means.values } },
          looked,
          best: ranked && { epoch: ranked.epoch, value: ranked.value, tie: ranked.tie },
          divergence: diverging.state()
        };
        return { place, tensors: { weights: ofModel, optimizer: remembered, adapters: ofAdapters, best: ranked?.weights ?? [] } };
      };
      try {
        if (isBegun) {
          restoreVariables(remembered, await from!.read('optimizer', remembered));
          terms = callbacks.onResume?.(terms, before + 1) ?? terms;
        } else diverging.beginStage();
        if (taken === 0 && !from) await onCheckpoint?.('begin', snapshot);
        for (; epoch < last; epoch++) {
          const first = taken % steps;
          moment.epoch = (moment.step - first) / steps;
          const at = { epoch: epoch + 1, lastEpoch: last, moment: { ...moment } };
          terms = callbacks.onEpochBegin?.(terms, at) ?? terms;
          const asked = transfer.map((set) => ({ ...set, terms: askedTerms(terms, set.labels) }));
          const mayGoBack = rollback !== undefined && !diverging.state().rolledBack;
          if (mayGoBack) start.note();
          for (let i = first; i < steps; i++) {
            moment.epoch = moment.step / steps;
            const slower = rollback && diverging.state().rolledBack ? rollback.factor : 1;
            const learningRate = stage.optimizer.learningRate(moment) * slower;
            const at = { moment: { ...moment }, seed: seed * 1_000_003 + taken };
            const sets = asked.map((set, i) => ({ ...set, rows: order.sets[i].next().value }));
            const batch = { data: train, logits: teacher?.train, rows: order.train.next().value };
            const step = { model, part, graph, pass, terms, ...batch, sets, learningRate, ...at };
            if (diagnostics && i === 0 && epoch % diagnostics.every === 0) looked = withBatchTensors(step, stepDiagnostics);
            const losses = withBatchTensors(step, trainStep);
            moment.step++;
            taken++;
            const broken = firstNotFinite(losses);
            if (broken && !mayGoBack) {
              const where = `step ${taken} (epoch ${epoch + 1})`;
              model.setWeights(good);
              return await end('failed', `${name}: expected finite losses, got ${broken} at ${where}; ${advice}`);
            }
            if (!broken) {
              tf.dispose(good);
              good = snapshotWeights(model);
              means.add(losses.terms, losses.total);
              diverging.add(losses.total);
            }
            const isEnd = taken % steps === 0;
            const grown = isEnd && mayGoBack && !broken ? diverging.endEpoch(rollback.above) : null;
            const why = broken ? `${broken} at step ${taken}` : grown;
            if (why && rollback) {
              start.goBack();
              start.dispose();
              tf.dispose(good);
              good = snapshotWeights(model);
              diverging.goneBack();
              await callbacks.onEvent(rollbackFinding(name, { epoch: epoch + 1, why, factor: rollback.factor }));
              taken = (epoch + 1) * steps;
              moment.step = taken - before * steps;
              order = rowsFrom(taken);
            }
            const isOver = isEnd || why !== null;
            if (taken % interval === 0 || isOver) {
              const settings = scheduledSettings({ ...stage, terms }, transfer, moment);
              settings.learningRate *= slower;
              moment.loss = means.values['train/loss'] ?? moment.loss;
              const scored = isOver ? await scoreValidation(predicts, validation, teacher?.validation) : {};
              const values = { ...means.values, ...settings, ...scored, ...looked };
              const at = { step: taken, epoch: isOver ? epoch + 1 : taken / steps };
              await callbacks.onEvent({ type: 'point', of: name, ...at, values });
              means = runningMeans();
              looked = {};
              const kept = isOver && why === null && stage === stages.at(-1) ? best.offer(epoch + 1, values) : null;
              if (kept) await callbacks.onEvent({ type: 'best', of: name, ...kept });
            }
            // A run that may go back to the start of this epoch can be left only between two.
            if (isOver || !mayGoBack) await onCheckpoint?.(isOver ? 'epoch' : 'step', snapshot);
            if (!(await callbacks.onBatchEnd(taken))) {
              if (!isOver && !mayGoBack) await onCheckpoint?.('stop', snapshot);
              return await end('stopped');
            }
            if (isOver) break;
          }
        }
      } finally {
        start.dispose();
        graph.dispose();
        optimizer.dispose();
      }
    }
    return await end('done');
  } finally {
    predicts?.dispose();
    tf.dispose(good);
    best.dispose();
    adapters.forEach((adapter) => adapter.dispose());
  }
}

const advice = 'lower the learning rate, or look for very large values in the data; the last good weights were kept';
