import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../../src';
import { mulberry32 } from '../../mulberry32';

const scratch = mkdtempSync(join(tmpdir(), 'stillroom-augment-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let tensors = 0;
beforeEach(() => (tensors = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(tensors));

const pictures = (rows: number, seed: number) => {
  const next = mulberry32(seed);
  const y = Int32Array.from({ length: rows }, (_, i) => i % 2);
  const x = Float32Array.from({ length: rows * 36 }, (_, i) => (y[Math.floor(i / 36)] ? 0.4 : 0) + 0.6 * next());
  return kd.dataset({ name: 'pictures', x, y, shape: [6, 6, 1], classes: ['dark', 'light'] });
};
const data = { train: pictures(40, 1), validation: pictures(20, 2) };
const network = (seed: number, filters: number) =>
  kd.seeded(seed, () =>
    tf.sequential({
      name: `network${seed}`,
      layers: [
        tf.layers.conv2d({ filters, kernelSize: 3, activation: 'relu', inputShape: [6, 6, 1], name: `filters${seed}` }),
        tf.layers.flatten({ name: `flat${seed}` }),
        tf.layers.dense({ units: 2, name: `head${seed}` })
      ]
    })
  );
const views = [kd.augment.shift({ pixels: 1 }), kd.augment.flip(), kd.augment.rotate({ degrees: 20 })];
const asked = { data, epochs: 3, batchSize: 16, seed: 4, show: false };
const told = ({ stamp: _, ...record }: kd.RunRecord) => record;
const weightsOf = (model: tf.LayersModel) => model.getWeights().map((one) => [...one.dataSync()]);
const free = (...models: tf.LayersModel[]) => tf.dispose(models.flatMap((model) => model.getWeights()));

/** A run with its record and weights. */
async function distilled(options: Partial<kd.DistillOptions>, eager = false) {
  const [teacher, student] = [network(1, 4), network(2, 2)];
  const before = process.env.STILLROOM_EAGER;
  if (eager) process.env.STILLROOM_EAGER = '1';
  try {
    const record = await kd.distill({ ...asked, teacher, student, ...options });
    return { record: told(record), steps: record.stamp.steps, weights: weightsOf(student) };
  } finally {
    if (before === undefined) delete process.env.STILLROOM_EAGER;
    else process.env.STILLROOM_EAGER = before;
    free(teacher, student);
  }
}

/** The identity that keeps what goes through it in training. */
class Watch extends tf.layers.Layer {
  static className = 'Watch';
  readonly seen: number[][] = [];
  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean } = {}) {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    if (training) this.seen.push([...x.dataSync()]);
    return x.clone();
  }
  override computeOutputShape(shape: tf.Shape) {
    return shape;
  }
}

describe('distill with augment', () => {
  /** What student and teacher see, step by step. */
  const watched = async (augment: kd.DistillOptions['augment'], baseline = false, terms?: kd.Terms) => {
    const watch = new Watch({ inputShape: [6, 6, 1] });
    const student = tf.sequential({ layers: [watch, tf.layers.flatten(), tf.layers.dense({ units: 2 })] });
    const shown: number[][] = [];
    const teacher = (rows: tf.Tensor) => {
      shown.push([...rows.dataSync()]);
      return rows.reshape([rows.shape[0], 36]).slice([0, 0], [-1, 2]) as tf.Tensor2D;
    };
    await kd.distill({ ...asked, teacher, student, augment, baseline, ...(terms && { terms }) });
    free(student);
    return { student: watch.seen, teacher: shown };
  };

  test('shows the teacher the very view that the student sees, to the bit, and another one in each epoch', async () => {
    const { student, teacher } = await watched(views);
    expect(student).toHaveLength(9);
    // Before the steps it labels both splits, for the scores.
    expect(teacher.slice(-9)).toEqual(student);
    const lines = new Set(student.flatMap((batch) => batch.join().match(/(?:[^,]+,?){36}/g)));
    expect(lines.size).toBeGreaterThan(100);
  });

  test('shows the teacher another view of the same row if the teaching is independent', async () => {
    const { student, teacher } = await watched({
      augmentations: [kd.augment.noise({ deviation: 0.01 })],
      teaching: 'independent'
    });
    teacher.slice(-9).forEach((batch, step) => {
      const apart = batch.map((value, i) => Math.abs(value - student[step][i]));
      expect(Math.max(...apart)).toBeLessThan(0.1);
      expect(apart.filter((one) => one === 0).length).toBeLessThan(batch.length / 50);
    });
  });

  test('asks the teacher for each row once if the teaching is fixed', async () => {
    expect((await watched({ augmentations: views, teaching: 'fixed' })).teacher).toHaveLength(2);
  });

  test('asks no teacher in its steps if no term takes its logits', async () => {
    const hard = { weight: 1, loss: kd.crossEntropy() };
    expect((await watched(views, false, { hard })).teacher).toHaveLength(2);
  });

  test('labels each of a number of views once, and comes back to it', async () => {
    const { student, teacher } = await watched({ augmentations: views, views: 2 });
    expect(teacher).toHaveLength(4);
    const rowsOf = (batches: number[][]) =>
      new Set(
        batches.flatMap((batch) =>
          batch
            .join()
            .match(/(?:[^,]+,?){36}/g)!
            .map((row) => row.replace(/,$/, ''))
        )
      );
    expect(rowsOf(student.slice(0, 3))).toEqual(rowsOf(student.slice(6)));
    expect(rowsOf(student.slice(0, 3))).toEqual(rowsOf([teacher[2]]));
    expect(rowsOf(student.slice(3, 6))).toEqual(rowsOf([teacher[3]]));
  });

  test('leaves the rows of the dataset as they are', async () => {
    const before = data.train.x.slice();
    await watched([...views, kd.augment.mixUp()]);
    expect(data.train.x).toEqual(before);
  });

  test('shows the baseline the views of the student', async () => {
    const watch = new Watch({ inputShape: [6, 6, 1] });
    const student = tf.sequential({ layers: [watch, tf.layers.flatten(), tf.layers.dense({ units: 2 })] });
    tf.serialization.registerClass(Watch);
    const seen: number[][] = [];
    const call = Watch.prototype.call;
    Watch.prototype.call = function (inputs, args = {}) {
      const x = Array.isArray(inputs) ? inputs[0] : inputs;
      if (args.training) seen.push([...x.dataSync()]);
      return x.clone();
    };
    try {
      await kd.distill({
        ...asked,
        teacher: (rows) => rows.reshape([rows.shape[0], 36]).slice([0, 0], [-1, 2]),
        student,
        augment: views
      });
    } finally {
      Watch.prototype.call = call;
      free(student);
    }
    expect(seen).toHaveLength(18);
    expect(seen.slice(9)).toEqual(seen.slice(0, 9));
  });

  test.each<[string, kd.DistillOptions['augment']]>([
    ['geometry', views],
    ['mixUp or cutMix', [kd.augment.oneOf([kd.augment.mixUp({ alpha: 1 }), kd.augment.cutMix()])]],
    ['views', { augmentations: views, views: 2 }],
    ['independent teaching', { augmentations: views, teaching: 'independent' }]
  ])('gives the same numbers again, and operation by operation: %s', async (_, augment) => {
    const first = await distilled({ augment });
    expect(first.steps?.student.graphs).toBeGreaterThan(0);
    expect({ ...(await distilled({ augment })), steps: 0 }).toEqual({ ...first, steps: 0 });
    const eager = await distilled({ augment }, true);
    expect(eager.steps?.student.graphs).toBe(0);
    expect(eager.weights).toEqual(first.weights);
    expect((await distilled({})).weights).not.toEqual(first.weights);
  });

  test('goes on with kd.resume as if it had never been left', async () => {
    const augment = [...views, kd.augment.mixUp({ alpha: 1 })];
    const transfer = { more: { data: kd.unlabelled(data.validation), weight: 0.5 } };
    const whole = await distilled({ augment, transfer });
    const folder = join(scratch, 'left');
    const stop = new AbortController();
    const onEvent = (event: kd.RunEvent) => void (event.type === 'point' && event.epoch === 2 && stop.abort());
    await distilled({ augment, transfer, folder, signal: stop.signal, onEvent });
    const [teacher, student] = [network(1, 4), network(2, 2)];
    try {
      await expect(kd.resume(folder, { teacher, student, data, transfer })).rejects.toThrow(
        /resume: expected the augment that the run in .* began with/
      );
      const record = await kd.resume(folder, { teacher, student, data, transfer, augment });
      expect(told(record)).toEqual(whole.record);
      expect(weightsOf(student)).toEqual(whole.weights);
    } finally {
      free(teacher, student);
    }
  });

  test('trains on rows on disk as on rows in memory', async () => {
    const rows = async function* () {
      for (let i = 0; i < 40; i++) yield { x: data.train.x.slice(i * 36, (i + 1) * 36), y: data.train.y[i] };
    };
    const train = await kd.datasetOnDisk(rows(), {
      name: 'pictures',
      shape: [6, 6, 1],
      classes: ['dark', 'light'],
      folder: join(scratch, 'disk')
    });
    const augment = [...views, kd.augment.cutMix()];
    const onDisk = await distilled({ augment, data: { train, validation: data.validation } });
    expect(onDisk.weights).toEqual((await distilled({ augment })).weights);
  });
});

describe('the record', () => {
  test('says what was changed and taught, and so does the run', async () => {
    const { record } = await distilled({ augment: { augmentations: views, views: 3 } });
    expect(record.setup.augment).toEqual({
      augmentations: [
        { name: 'shift', pixels: 1, fill: 0 },
        { name: 'flip', axis: 'horizontal', probability: 0.5 },
        { name: 'rotate', degrees: 20, fill: 0 }
      ],
      teaching: 'consistent',
      views: 3
    });
  });
});

describe('a loss of labels of mixed rows', () => {
  test('is the mixture of the losses of both labels', async () => {
    // One step at rate 0 tells the loss of the initial weights.
    const mixing: kd.Augmentation<kd.Mix> = {
      description: { name: 'halves' },
      forRows: () => ({
        draw: (_, rows) => ({ with: rows - 1, share: 0.25 }),
        apply: (row, into) => into.set(row),
        mixes: (mix) => mix
      })
    };
    const student = network(2, 2);
    const first: number[] = [];
    const onEvent = (event: kd.RunEvent) => void (event.type === 'point' && first.push(event.values['train/hard']));
    const one = { train: pictures(16, 3), validation: data.validation };
    const initial = await kd.predict(student, one.train);
    await kd.train({
      ...asked,
      student,
      data: one,
      epochs: 1,
      augment: [mixing],
      onEvent,
      optimizer: kd.sgd({ learningRate: 1e-9 })
    });
    const nll = (row: number, label: number) => {
      const [a, b] = initial.values.subarray(2 * row, 2 * row + 2);
      return Math.log(Math.exp(a) + Math.exp(b)) - [a, b][label];
    };
    // The row that all are mixed with is the last of the batch; its label is 0 or 1.
    const { y } = one.train;
    const means = [0, 1].map(
      (last) => y.reduce((sum, label, row) => sum + 0.25 * nll(row, label) + 0.75 * nll(row, last), 0) / y.length
    );
    expect(Math.min(...means.map((mean) => Math.abs(mean - first[0])))).toBeLessThan(1e-6);
    free(student);
  });
});

describe('distill refuses', () => {
  const refusal = async (augment: unknown, more: Partial<kd.DistillOptions> = {}) => {
    const [teacher, student] = [network(1, 4), network(2, 2)];
    const error = await kd
      .distill({ ...asked, teacher, student, ...more, augment: augment as kd.DistillOptions['augment'] })
      .then(() => 'nothing')
      .catch((error: Error) => error.message);
    free(teacher, student);
    return error;
  };
  test.each<[string, unknown, RegExp]>([
    ['an empty list', [], /distill: augment: expected 1 to 20 augmentations in a list, got \[\]; give/],
    [
      'one without a description',
      [{ forRows: () => undefined }],
      /expected the description of augmentation 0 to have a name, got undefined/
    ],
    ['what is no augmentation', [kd.sgd()], /distill: augment: expected augmentation 0 to be one of kd\.augment, got/],
    [
      'an unknown option',
      { augmentation: views },
      /expected options among augmentations, teaching, views, got "augmentation"; did you mean/
    ],
    [
      'two that mix',
      [kd.augment.mixUp(), kd.augment.cutMix()],
      /expected at most one augmentation that mixes rows, got two; choose/
    ],
    [
      'mixing without consistent teaching',
      { augmentations: [kd.augment.mixUp()], teaching: 'fixed' },
      /no mixing of rows with "fixed" teaching/
    ],
    [
      'another word for teaching',
      { augmentations: views, teaching: 'same' },
      /expected teaching to be "consistent", "independent" or "fixed", got "same"/
    ],
    [
      'views of mixed rows',
      { augmentations: [kd.augment.mixUp()], views: 2 },
      /no number of views, since some of the changes look at other rows/
    ],
    ['half a view', { augmentations: views, views: 0.5 }, /expected views to be a whole number/]
  ])('%s', async (_, augment, message) => expect(await refusal(augment)).toMatch(message));

  test('rows that are no pictures', async () => {
    const flat = { ...data.train, shape: [36] };
    const [teacher, student] = [1, 2].map((seed) =>
      tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [36], name: `flat${seed}` })] })
    );
    await expect(kd.distill({ ...asked, teacher, student, data: flat, augment: views })).rejects.toThrow(
      /shift: expected pictures .* got rows of the shape \[36\] in pictures train; give the shape of one picture/
    );
    free(teacher, student);
  });

  test('teaching without a teacher', async () => {
    const student = network(2, 2);
    await expect(kd.train({ ...asked, student, augment: { augmentations: views, teaching: 'fixed' } })).rejects.toThrow(
      /train: augment: expected no teaching, since there is no teacher/
    );
    free(student);
  });
});
