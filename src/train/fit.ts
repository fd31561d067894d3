import * as tf from '@tensorflow/tfjs';
import { batches } from '../data/batches';
import type { Dataset } from '../data/Dataset';
import type { Matrix } from '../data/Matrix';
import { breather } from '../evaluate/breather';
import { predict } from '../evaluate/predict';
import { scores } from '../evaluate/scores';
import type { Loss } from '../losses/Loss';
import type { Best, Point } from '../record/RunEvent';
import type { Moment, Schedule } from '../schedules/Schedule';
import type { BestBy } from './DistillOptions';
import type { Optimizer } from './Optimizer';
import { step, type StepLosses } from './step';
import { areFinite, snapshot } from './weights';

export interface FitInputs {
  model: tf.LayersModel;
  of: 'student' | 'baseline';
  train: Dataset;
  validation?: Dataset;
  /** Logits of the rows of `train` and `validation`; absent when no term looks at a teacher. */
  teacher?: { train: Matrix; validation?: Matrix };
  terms: { name: string; weight: Schedule; loss: Loss }[];
  epochs: number;
  batchSize: number;
  optimizer: Optimizer;
  best: BestBy;
  seed: number;
  /** Asked after every batch. */
  stopped: () => boolean;
}

export interface FitEnd {
  status: 'done' | 'stopped' | 'failed';
  error?: string;
  /** The best epoch's weights, which the caller disposes; null before the first epoch's end. The model has the last ones. */
  best: tf.Tensor[] | null;
}

/**
 * Trains a model and tells what happens, point by point: ten points an epoch, one at its end with the validation metrics.
 * The best epoch is the one that `best` says on validation (of least loss on train where there is no validation).
 * When a loss is not finite the training ends as "failed", with the last weights that gave a finite loss.
 */
export async function* fit(inputs: FitInputs): AsyncGenerator<Point | Best, FitEnd> {
  const { model, of, train, epochs, batchSize, seed } = inputs;
  const steps = Math.ceil(train.y.length / batchSize);
  const total = epochs * steps;
  const interval = Math.max(1, Math.round(steps / 10));
  const optimizer = inputs.optimizer.create(inputs.optimizer.learningRate({ epoch: 0, epochs, step: 0, loss: null }));
  const breathe = breather();
  const moment: Moment = { epoch: 0, epochs, step: 0, loss: null };
  let means = newMeans();
  let best: { weights: tf.Tensor[]; value: number; tie: number } | null = null;
  let good = snapshot(model);
  const end = (status: FitEnd['status'], error?: string): FitEnd => {
    const kept = best?.weights ?? null;
    best = null;
    return error === undefined ? { status, best: kept } : { status, error, best: kept };
  };

  try {
    for (let epoch = 0; epoch < epochs; epoch++) {
      for (const rows of batches(train.y.length, { batchSize, seed, epoch })) {
        moment.epoch = moment.step / steps;
        setLearningRate(optimizer, inputs.optimizer.learningRate(moment));
        const losses = oneStep(inputs, optimizer, rows, { ...moment }, seed * 1_000_003 + moment.step);
        moment.step++;
        const broken = firstNotFinite(losses.terms, losses.total);
        if (broken) {
          const ok = tf.tidy(() => areFinite(snapshot(model)));
          if (!ok) model.setWeights(good);
          return end(
            'failed',
            `${of}: expected finite losses, got ${broken} at step ${moment.step} (epoch ${epoch + 1}); ${advice}`
          );
        }
        tf.dispose(good);
        good = snapshot(model);
        means.add(losses.terms, losses.total);

        const last = moment.step % steps === 0;
        if (moment.step % interval === 0 || last) {
          const settings = settingsAt(inputs, moment);
          moment.loss = means.values['train/loss'];
          const values = { ...means.values, ...settings, ...(last ? await validate(inputs) : {}) };
          const at = moment.step === total ? epochs : moment.step / steps;
          yield { type: 'point', of, step: moment.step, epoch: last ? epoch + 1 : at, values };
          means = newMeans();
          if (last) {
            const series = inputs.validation ? `validation/${inputs.best}` : 'train/loss';
            const value = inputs.validation && inputs.best !== 'nll' ? values[series] : -values[series];
            const tie = inputs.validation ? -values['validation/nll'] : 0;
            if (!best || value > best.value || (value === best.value && tie > best.tie)) {
              if (best) tf.dispose(best.weights);
              best = { weights: snapshot(model), value, tie };
              yield { type: 'best', of, epoch: epoch + 1, series, value: Math.abs(value) };
            }
          }
        }
        if (inputs.stopped()) return end('stopped');
        await breathe();
        if (inputs.stopped()) return end('stopped');
      }
    }
    return end('done');
  } finally {
    // `best` is still here only when the consumer walked away or a step threw.
    tf.dispose([good, ...((best as { weights: tf.Tensor[] } | null)?.weights ?? [])]);
    release(optimizer);
  }
}

const advice = 'lower the learning rate, or look for very large values in the data; the last good weights were kept';

function oneStep(
  { model, train, teacher, terms }: FitInputs,
  optimizer: tf.Optimizer,
  rows: Int32Array,
  moment: Moment,
  seed: number
) {
  const x = tf.tensor(gather(train.x, train.x.length / train.y.length, rows), [rows.length, ...train.shape]);
  const labels = tf.tensor1d(
    Int32Array.from(rows, (row) => train.y[row]),
    'int32'
  );
  const { weights: all } = train;
  const weights = all && tf.tensor1d(Float32Array.from(rows, (row) => all[row]));
  const logits =
    teacher && tf.tensor2d(gather(teacher.train.values, teacher.train.columns, rows), [rows.length, teacher.train.columns]);
  try {
    let losses: StepLosses = { terms: {}, total: NaN };
    tf.tidy(() => {
      losses = step({ model, optimizer, terms, x, labels, teacher: logits, weights, moment, seed });
    });
    return losses;
  } finally {
    tf.dispose([x, labels, ...(logits ? [logits] : []), ...(weights ? [weights] : [])]);
  }
}

function gather(values: Float32Array, width: number, rows: Int32Array): Float32Array {
  const out = new Float32Array(rows.length * width);
  for (let i = 0; i < rows.length; i++) out.set(values.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
  return out;
}

async function validate({ model, validation, teacher }: FitInputs): Promise<{ [series: string]: number }> {
  if (!validation) return {};
  const student = await predict(model, validation);
  if (!student.values.every(Number.isFinite)) return worst;
  const measured = scores({ student, teacher: teacher?.validation, labels: validation.y });
  const names = ['accuracy', 'nll', 'ece', 'averagePrecision', 'rocAuc', 'agreement', 'teacherKl'] as const;
  return Object.fromEntries(
    names.flatMap((name) => (typeof measured[name] === 'number' ? [[`validation/${name}`, measured[name]]] : []))
  );
}

/** A student that is broken is never the best one. */
const worst = {
  'validation/accuracy': 0,
  'validation/averagePrecision': 0,
  'validation/rocAuc': 0,
  'validation/nll': Infinity
};

/** What the schedules say at a moment: temperature, weights, learning rate. */
function settingsAt({ terms, optimizer }: FitInputs, moment: Moment): { [series: string]: number } {
  const settings: { [series: string]: number } = { learningRate: optimizer.learningRate(moment) };
  for (const { name, weight, loss } of terms) {
    settings[`weight/${name}`] = weight(moment);
    if (loss.temperature) settings.temperature = loss.temperature(moment);
  }
  return settings;
}

function firstNotFinite(terms: { [name: string]: number }, total: number): string | null {
  for (const [name, value] of Object.entries(terms)) if (!Number.isFinite(value)) return `${value} in term "${name}"`;
  return Number.isFinite(total) ? null : `${total} in the weighted sum`;
}

function newMeans() {
  const values: { [series: string]: number } = {};
  let count = 0;
  return {
    values,
    add(terms: { [name: string]: number }, total: number) {
      count++;
      for (const [name, value] of [...Object.entries(terms), ['loss', total] as const]) {
        const series = `train/${name}`;
        values[series] = (values[series] ?? 0) + (value - (values[series] ?? 0)) / count;
      }
    }
  };
}

/** tfjs' SGD keeps its rate in a tensor behind a setter, the others in a number. */
function setLearningRate(optimizer: tf.Optimizer, rate: number): void {
  const open = optimizer as unknown as { learningRate: number; setLearningRate?(rate: number): void };
  if (open.learningRate === rate) return;
  if (open.setLearningRate) open.setLearningRate(rate);
  else open.learningRate = rate;
}

/** tfjs' momentum optimizer forgets the tensor of its rate when it is disposed. */
function release(optimizer: tf.Optimizer): void {
  const rate = (optimizer as unknown as { c?: tf.Tensor }).c;
  optimizer.dispose();
  if (rate && !rate.isDisposed) rate.dispose();
}
