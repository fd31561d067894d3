import * as tf from '@tensorflow/tfjs';
import { afterEach, expect, test } from 'vitest';
import * as kd from '../../src';
import { validateRecord } from '../../src/record/validateRecord';
import { computeGeneratorLoss } from '../../src/train/dataFree/computeGeneratorLoss';
import { createTeacherPass } from '../../src/train/dataFree/createTeacherPass';
import { distillDataFree } from '../../src/train/distillDataFree';
import type { DistillDataFreeOptions } from '../../src/train/options/DistillDataFreeOptions';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';
import expected from '../reference/transfer/spectralNormAndDataFreeLosses.json';

const symbol = Symbol.for('stillroom.host');
const globals = globalThis as { [symbol]?: kd.Host };
afterEach(() => delete globals[symbol]);

const flat = (seed: number, units = 12) => denseNetwork([units, 3], { seed, name: `flat${units}` });
const images = (seed: number) =>
  kd.seeded(seed, () =>
    tf.sequential({
      layers: [
        tf.layers.conv2d({ filters: 4, kernelSize: 3, strides: 2, inputShape: [8, 8, 1] }),
        tf.layers.batchNormalization(),
        tf.layers.flatten(),
        tf.layers.dense({ units: 3 })
      ]
    })
  );
const small = { steps: 10, batchSize: 8, studentSteps: 2, memory: 3, latent: 4, filters: 4, show: false };
const distilled = (options: Partial<DistillDataFreeOptions> = {}) =>
  distillDataFree({ teacher: flat(1), student: flat(2), ...small, ...options });
const close = (one: tf.Tensor, other: number[]) => one.dataSync().forEach((value, i) => expect(value).toBeCloseTo(other[i], 4));

test('computeGeneratorLoss: its terms and their gradients as PyTorch computes them', () => {
  const { logits, student, last, weights, terms, total, gradient } = expected.generator;
  const all = { ...weights, batchNorm: 0 };
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const [t, s, f] = [tf.tensor2d(logits, [6, 4]), tf.tensor2d(student, [6, 4]), tf.tensor2d(last, [6, 7])];
    const loss = computeGeneratorLoss({ logits: t, last: f, batchNorm: undefined }, s, all);
    for (const [name, value] of Object.entries(terms)) expect(loss.terms[name].dataSync()[0]).toBeCloseTo(value, 5);
    expect(loss.total.dataSync()[0]).toBeCloseTo(total, 4);
    const gradients = tf.grads(
      (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) =>
        computeGeneratorLoss({ logits: a as tf.Tensor2D, last: c, batchNorm: undefined }, b as tf.Tensor2D, all).total
    )([t, s, f]);
    [gradient.logits, gradient.student, gradient.last].forEach((values, i) => close(gradients[i], values));
  });
  expect(tf.memory().numTensors).toBe(before);
});

test('createTeacherPass: the distance of batch statistics and its gradient as PyTorch computes them', () => {
  const { rows, weights, distance, gradient } = expected.batchNorm;
  const teacher = tf.sequential({
    layers: [tf.layers.batchNormalization({ inputShape: [3] }), tf.layers.dense({ units: 2, kernelInitializer: 'zeros' })]
  });
  tf.tidy(() => teacher.layers[0].setWeights(weights.map((values) => tf.tensor1d(values))));
  const reader = createTeacherPass(teacher, 'test');
  expect(reader.has).toEqual({ last: true, batchNorm: true });
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const x = tf.tensor2d(rows, [8, 3]);
    expect(reader.read(x).batchNorm!.dataSync()[0]).toBeCloseTo(distance, 4);
    close(tf.grad((given) => reader.read(given).batchNorm!)(x), gradient);
  });
  expect(tf.memory().numTensors).toBe(before);
  teacher.dispose();
});

test('distillDataFree: without a row of data the student comes to agree with its teacher, on rows that neither has seen', async () => {
  const teacher = flat(1, 16);
  const data = gaussianBlobs({ rows: 300 });
  await kd.train({ student: teacher, data, epochs: 10, show: false });
  const record = await distilled({ teacher, steps: 150, batchSize: 32, studentSteps: 4, memory: 20, test: data });
  expect(record.scores.student!.test!.agreement).toBeGreaterThan(0.6);
  expect(record.scores.teacher!.test!.agreement).toBeNull();
});

test('distillDataFree: the record is a valid one of no data, with the losses of both', async () => {
  const events: kd.RunEvent[] = [];
  const record = await distilled({
    test: gaussianBlobs({ rows: 30 }),
    validation: gaussianBlobs({ rows: 20, seed: 2 }),
    onEvent: (e) => events.push(e)
  });
  expect(validateRecord('test', JSON.parse(JSON.stringify(record)))).toMatchObject({ status: 'done' });
  expect(record.data).toMatchObject({
    name: 'no data (generated rows)',
    synthetic: true,
    rows: { train: 0, validation: 20, test: 30 },
    classes: ['c0', 'c1', 'c2']
  });
  expect(record.setup).toMatchObject({ epochs: 10, terms: { soft: { weight: 1 }, 'generator.disagreement': { weight: 1 } } });
  const { series, step, epoch } = record.history;
  expect(Object.keys(series)).toEqual(
    expect.arrayContaining(['train/soft', 'train/loss', 'train/generator', 'train/generator.oneHot', 'validation/agreement'])
  );
  expect(step.at(-1)).toBe(10);
  expect(epoch.at(-1)).toBe(10);
  expect(events.reduce<kd.RunRecord | null>(kd.fold, null)).toEqual(record);
  const display = (record as unknown as { [display: symbol]: () => kd.MimeBundle })[Symbol.for('Jupyter.display')];
  expect(display()['image/png']).toBeDefined();
});

test('distillDataFree: images through a convolutional generator and batch normalisation; flat rows as images where it is said', async () => {
  const record = await distilled({ teacher: images(1), student: images(2), steps: 3 });
  expect(record.status).toBe('done');
  expect(record.history.series['train/generator.batchNorm']!.every((value) => value! >= 0)).toBe(true);
  const wide = (seed: number) =>
    kd.seeded(seed, () => tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [64] })] }));
  const asImages = await distilled({ teacher: wide(1), student: wide(2), image: [8, 8, 1], steps: 2 });
  expect(asImages.setup.terms['generator.oneHot'].loss.makes).toMatch(/^images of 8 x 8 x 1/);
  expect(asImages.history.series['train/generator.activation']).toBeUndefined();
});

test('distillDataFree: one seed gives the same record and student, another one another', async () => {
  const run = async (seed: number) => {
    const student = flat(2);
    const { stamp, ...record } = await distilled({ student, seed });
    return { record, weights: student.getWeights().map((weights) => [...weights.dataSync()]), stamp: typeof stamp };
  };
  const [one, same, other] = [await run(1), await run(1), await run(2)];
  expect(same).toEqual(one);
  expect(other.weights).not.toEqual(one.weights);
});

test('distillDataFree: leaves nothing behind, also where it is stopped or a listener throws, and never changes the teacher', async () => {
  const [teacher, student] = [images(1), images(2)];
  const weights = () => teacher.getWeights().map((one) => [...one.dataSync()]);
  const initial = weights();
  const before = tf.memory().numTensors;
  await distillDataFree({ ...small, teacher, student, steps: 3 });
  expect(tf.memory().numTensors).toBe(before);
  expect(weights()).toEqual(initial);
  const controller = new AbortController();
  const onEvent = ({ type }: kd.RunEvent) => type === 'point' && controller.abort();
  const stopped = await distillDataFree({ ...small, teacher, student, signal: controller.signal, onEvent });
  expect(stopped.status).toBe('stopped');
  expect(stopped.history.step).toEqual([1]);
  expect(tf.memory().numTensors).toBe(before);
  const broken = ({ type }: kd.RunEvent) => {
    if (type === 'point') throw new Error('listener');
  };
  await expect(distillDataFree({ ...small, teacher, student, onEvent: broken })).rejects.toThrow('listener');
  expect(tf.memory().numTensors).toBe(before);
});

test('distillDataFree: a loss that is not finite ends the run as failed, with the step named and finite weights', async () => {
  const student = flat(2);
  const record = await distilled({ student, optimizer: kd.sgd({ learningRate: 1e38 }) });
  expect(record.status).toBe('failed');
  expect(record.error).toMatch(/^(student|generator): expected finite losses, got .* at step \d+; lower the learning rate/);
  expect(student.getWeights().every((weights) => weights.dataSync().every(Number.isFinite))).toBe(true);
});

test('in a notebook the run is one output in place, and an interrupt stops it after the current step', async () => {
  const shown: { id: string; update: boolean }[] = [];
  const state = { interrupted: false, holds: 0 };
  globals[symbol] = {
    cell: () => 1,
    display: (_, { id, update }) => void shown.push({ id, update }),
    interrupted: () => state.interrupted,
    hold: () => (state.holds++, () => void state.holds--),
    throwIfInterrupted() {
      if (state.interrupted && !state.holds) throw Object.assign(new Error('interrupted'), { name: 'KeyboardInterrupt' });
    }
  };
  const record = await distilled({ show: true, onEvent: ({ type }) => void (state.interrupted = type === 'point') });
  expect(record.status).toBe('stopped');
  expect(state.holds).toBe(0);
  expect(new Set(shown.map(({ id }) => id)).size).toBe(1);
  expect(shown.map(({ update }) => update)).toEqual(shown.map((_, i) => i > 0));
});

test('distillDataFree: what does not fit is said at the door', async () => {
  const probabilities = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4], activation: 'softmax' })] });
  const cases: [Partial<DistillDataFreeOptions>, string][] = [
    [{ teacher: ((rows: tf.Tensor) => rows) as never }, 'expected teacher to be a tf.LayersModel, which gradients flow through'],
    [{ teacher: probabilities }, 'to end in logits, got a last layer with activation "softmax"'],
    [{ student: images(1) }, 'to take rows of shape [4] as the teacher, got [8,8,1]'],
    [{ test: gaussianBlobs({ features: 5 }) }, 'expected test rows of shape [4] and 3 classes as the teacher, got [5] and 3'],
    [{ image: [3, 3, 1] }, 'expected image to be [height, width, channels] of 4 numbers'],
    [{ range: [1, 1] }, 'expected range[1] to be a finite number above 1'],
    [{ generator: { onehot: 1 } as object }, 'did you mean "oneHot"?'],
    [
      { generator: { oneHot: 0, entropy: 0, activation: 0, disagreement: 0, batchNorm: 0 } },
      'expected a generator term above 0, got none'
    ],
    [{ terms: { hint: { weight: 1, loss: kd.hint(), layers: { teacher: 'a', student: 'b' } } } }, 'distillDataFree'],
    [{ terms: {}, temperature: 2 }, 'expected terms or temperature, got both'],
    [{ studentsteps: 3 } as object, 'did you mean "studentSteps"?']
  ];
  for (const [options, message] of cases) await expect(distilled(options)).rejects.toThrow(message);
});
