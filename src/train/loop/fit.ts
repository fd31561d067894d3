import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { mixSeeds } from '../../stats/random';
import { endlessBatches } from '../../data/endlessBatches';
import { eventLoopBreather } from '../../notebook/eventLoopBreather';
import type { Best, Changed, Point } from '../../record/RunEvent';
import type { Moment } from '../../schedules/Schedule';
import type { Teacher } from '../../teachers/Teacher';
import { adaptersOf } from './adapters';
import { batchStep } from './batchStep';
import type { FitStage } from '../check/checkStages';
import { askedTerms, type CheckedTransfer } from '../check/checkTransfer';
import type { Steering } from '../control/steering';
import type { BestBy } from '../DistillOptions';
import { release, setLearningRate } from './optimizerRate';
import { runningMeans } from './runningMeans';
import { stageFeatures } from './stageFeatures';
import { trainablePart } from './trainablePart';
import { validationOf } from './validationOf';
import { areFinite, snapshot } from './weights';

export interface FitInputs {
  model: tf.LayersModel;
  of: 'student' | 'baseline';
  train: Dataset;
  validation?: Dataset;
  /** Logits of the rows of `train` and `validation`; absent when no term looks at a teacher. */
  teacher?: { train: Matrix; validation?: Matrix };
  /** Whose features the terms compare. */
  features?: Teacher;
  /** One after the other, each with an optimizer of its own. */
  stages: FitStage[];
  /** Sets of rows beside the train rows, with the teacher's logits of them. */
  transfer?: (CheckedTransfer & { logits: Matrix })[];
  batchSize: number;
  /** Steps that an epoch has. */
  steps: number;
  best: BestBy;
  seed: number;
  /** Asked after every batch. */
  stopped: () => boolean;
  /** Pauses, and for a student changes of its terms. */
  steering?: Steering;
  /** Told after every batch how many steps are done. */
  took?: (steps: number) => void;
}

export interface FitEnd {
  status: 'done' | 'stopped' | 'failed';
  error?: string;
  /** The best epoch's weights, which the caller disposes; null before the first epoch's end of the last stage. The model has the last ones. */
  best: tf.Tensor[] | null;
}

/**
 * Trains a model and tells what happens, point by point: ten points an epoch, one at its end with the validation metrics.
 * The best epoch is the one of the last stage that `best` says on validation (of least loss on train where there is no validation).
 * When a loss is not finite the training ends as "failed", with the last weights that gave a finite loss.
 */
export async function* fit(inputs: FitInputs): AsyncGenerator<Point | Best | Changed, FitEnd> {
  const { model, of, train, validation, teacher, stages, transfer = [], batchSize, steps, seed, steering } = inputs;
  const interval = Math.max(1, Math.round(steps / 10));
  // After every batch, since a command may wait: it costs a hundredth of a small batch.
  const breathe = eventLoopBreather(0);
  const adapters = adaptersOf(stages, seed);
  const trainRows = endlessBatches(train.y.length, { batchSize, seed });
  const setRows = transfer.map(({ data }, i) => endlessBatches(data.y.length, { batchSize, seed: mixSeeds(seed, i + 1) }));
  const [begun, pausedBefore] = [performance.now(), steering?.paused() ?? 0];
  const seconds = () => (performance.now() - begun) / 1000 - ((steering?.paused() ?? 0) - pausedBefore);
  let [taken, epoch] = [0, 0];
  let means = runningMeans();
  let best: { weights: tf.Tensor[]; value: number; tie: number } | null = null;
  let good = snapshot(model);
  const end = (status: FitEnd['status'], error?: string): FitEnd => {
    const kept = best?.weights ?? null;
    best = null;
    return error === undefined ? { status, best: kept } : { status, error, best: kept };
  };

  try {
    for (const stage of stages) {
      let { terms } = stage;
      const { epochs } = stage;
      const part = trainablePart(of, model, stage.trainable);
      const domains = transfer.flatMap(({ domain }) => domain?.layer ?? []);
      const features = stageFeatures(model, inputs.features, terms, adapters, domains);
      // Schedules count from the beginning of their stage.
      const moment: Moment = { epoch: 0, epochs, step: 0, loss: null };
      const optimizer = stage.optimizer.create(stage.optimizer.learningRate(moment));
      const last = epoch + epochs;
      try {
        for (; epoch < last; epoch++) {
          moment.epoch = moment.step / steps;
          if (steering && of === 'student') {
            const changed = steering.begin(terms, { epoch: epoch + 1, lastEpoch: last, moment: { ...moment } });
            terms = changed.terms;
            yield* changed.events;
          }
          const asked = transfer.map((set) => ({ ...set, terms: askedTerms(terms, set.labels) }));
          for (let i = 0; i < steps; i++) {
            moment.epoch = moment.step / steps;
            setLearningRate(optimizer, stage.optimizer.learningRate(moment));
            const at = { moment: { ...moment }, seed: seed * 1_000_003 + taken };
            const sets = asked.map((set, i) => ({ ...set, rows: setRows[i].next().value }));
            const batch = { data: train, logits: teacher?.train, rows: trainRows.next().value };
            const losses = batchStep({ model, optimizer, terms, ...batch, sets, part, features, ...at });
            moment.step++;
            taken++;
            const broken = firstNotFinite(losses.terms, losses.total);
            if (broken) {
              const ok = tf.tidy(() => areFinite(snapshot(model)));
              if (!ok) model.setWeights(good);
              const where = `step ${taken} (epoch ${epoch + 1})`;
              return end('failed', `${of}: expected finite losses, got ${broken} at ${where}; ${advice}`);
            }
            tf.dispose(good);
            good = snapshot(model);
            means.add(losses.terms, losses.total);

            const isEnd = taken % steps === 0;
            if (taken % interval === 0 || isEnd) {
              const settings = settingsAt({ ...stage, terms }, transfer, moment);
              moment.loss = means.values['train/loss'];
              const scored = isEnd ? await validationOf(model, validation, teacher?.validation) : {};
              const values = { ...means.values, ...settings, ...scored };
              yield { type: 'point', of, step: taken, epoch: isEnd ? epoch + 1 : taken / steps, values, seconds: seconds() };
              means = runningMeans();
              if (isEnd && stage === stages.at(-1)) {
                const series = validation ? `validation/${inputs.best}` : 'train/loss';
                const value = validation && inputs.best !== 'nll' ? values[series] : -values[series];
                const tie = validation ? -values['validation/nll'] : 0;
                if (!best || value > best.value || (value === best.value && tie > best.tie)) {
                  if (best) tf.dispose(best.weights);
                  best = { weights: snapshot(model), value, tie };
                  yield { type: 'best', of, epoch: epoch + 1, series, value: Math.abs(value) };
                }
              }
            }
            inputs.took?.(taken);
            if (inputs.stopped()) return end('stopped');
            await breathe();
            await steering?.pass(inputs.stopped);
            if (inputs.stopped()) return end('stopped');
          }
        }
      } finally {
        release(optimizer);
      }
    }
    return end('done');
  } finally {
    // `best` is still here only when the consumer walked away or a step threw.
    tf.dispose([good, ...((best as { weights: tf.Tensor[] } | null)?.weights ?? [])]);
    adapters.forEach((adapter) => adapter.dispose());
  }
}

const advice = 'lower the learning rate, or look for very large values in the data; the last good weights were kept';

/** What the schedules say at a moment: temperature, weights, learning rate. */
function settingsAt(
  { terms, optimizer }: FitStage,
  transfer: readonly CheckedTransfer[],
  moment: Moment
): { [series: string]: number } {
  const settings: { [series: string]: number } = { learningRate: optimizer.learningRate(moment) };
  for (const { name, weight, loss } of terms) {
    settings[`weight/${name}`] = weight(moment);
    if (loss.temperature) settings.temperature = loss.temperature(moment);
  }
  for (const { name, weight, domain } of transfer) {
    settings[`weight/${name}`] = weight(moment);
    if (domain) settings[`weight/${name}.domain`] = domain.weight(moment);
  }
  return settings;
}

function firstNotFinite(terms: { [name: string]: number }, total: number): string | null {
  for (const [name, value] of Object.entries(terms)) if (!Number.isFinite(value)) return `${value} in term "${name}"`;
  return Number.isFinite(total) ? null : `${total} in the weighted sum`;
}
