import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';

const model = (seed: number, ...units: number[]) => denseNetwork(units, { seed });
const data = {
  train: gaussianBlobs({ rows: 300 }),
  validation: gaussianBlobs({ rows: 120, seed: 2 }),
  test: gaussianBlobs({ rows: 120, seed: 3 })
};
const quiet = { epochs: 3, batchSize: 32, show: false } as const;
const taught = async (epochs = 6) => {
  const teacher = model(1, 16, 3);
  await kd.train({ student: teacher, data, ...quiet, epochs });
  return teacher;
};

test('distill gives a record with teacher, student and baseline scored on the same rows, best and last', async () => {
  const teacher = await taught();
  const student = model(2, 4, 3);
  const run = await kd.distill({ teacher, student, data, ...quiet, optimizer: kd.adam({ learningRate: 0.02 }) });
  expect(run.status).toBe('done');
  for (const name of ['teacher', 'student', 'lastStudent', 'baseline', 'lastBaseline'] as const) {
    expect(Object.keys(run.scores[name] ?? {})).toEqual(['train', 'validation', 'test']);
    expect(run.scores[name]?.test?.rows).toBe(120);
  }
  expect(run.scores.teacher?.test?.agreement).toBeNull();
  expect(run.scores.student?.test?.agreement).toBeGreaterThan(0.5);
  expect(Object.keys(run.history.series).sort()).toEqual(
    ['learningRate', 'temperature', 'train/hard', 'train/loss', 'train/soft', 'weight/hard', 'weight/soft']
      .concat(['validation/accuracy', 'validation/agreement', 'validation/ece', 'validation/nll', 'validation/teacherKl'])
      .sort()
  );
  expect(run.history.epoch.at(-1)).toBe(3);
  expect(run.baselineHistory?.series['train/hard']?.length).toBe(run.history.step.length);
  expect(run.softLabels?.split).toBe('test');
  expect(run.softLabels?.temperature).toBe(4);
  expect(run.softLabels?.examples.every(({ student: own }) => own?.length === 3)).toBe(true);
  tf.dispose([teacher.getWeights(), student.getWeights()].flat());
});

test('distill leaves the student with the weights of its best validation epoch', async () => {
  const teacher = await taught();
  const student = model(2, 4, 3);
  const run = await kd.distill({ teacher, student, data, ...quiet, epochs: 8, optimizer: kd.adam({ learningRate: 0.05 }) });
  const { best, series, epoch } = run.history;
  const accuracies = series['validation/accuracy'].filter((value): value is number => value !== null);
  expect(best?.value).toBe(Math.max(...accuracies));
  expect(series['validation/accuracy'][epoch.indexOf(best?.epoch as number)]).toBe(best?.value);
  const now = await kd.predict(student, data.validation);
  expect(kd.accuracy({ logits: now, labels: data.validation.y })).toBe(best?.value);
  expect(run.scores.student?.validation?.accuracy).toBe(best?.value);
});

test('the weighted sum in the history is the sum of weight times term', async () => {
  const teacher = await taught(1);
  const terms = {
    hard: { weight: kd.linear({ from: 1, to: 0.2 }), loss: kd.crossEntropy() },
    soft: { weight: 0.7, loss: kd.softTargets({ temperature: kd.linear({ from: 8, to: 2 }) }) }
  };
  // One step a point: then the settings of the point are those of its step, but for the time that the step itself took.
  const { history } = await kd.distill({
    teacher,
    student: model(2, 4, 3),
    data,
    ...quiet,
    terms: { ...terms, hard: { ...terms.hard, weight: 0.25 } },
    batchSize: 300
  });
  history.series['train/loss'].forEach((loss, i) => {
    const { 'train/hard': hard, 'train/soft': soft } = history.series;
    expect(loss).toBeCloseTo(0.25 * (hard[i] as number) + 0.7 * (soft[i] as number), 5);
  });
  expect(history.series.temperature[0]).toBeGreaterThan(history.series.temperature.at(-1) as number);
});

test('distill leaves no tensor behind and does not touch the teacher', async () => {
  const teacher = await taught(1);
  const student = model(2, 4, 3);
  const weights = teacher.getWeights().map((weight) => weight.dataSync());
  const flags = teacher.layers.map((layer) => layer.trainable);
  const before = tf.memory().numTensors;
  for (const optimizer of [kd.adam(), kd.sgd(), kd.sgd({ momentum: 0 })])
    await kd.distill({ teacher, student, data, ...quiet, epochs: 1, optimizer });
  expect(tf.memory().numTensors).toBe(before);
  expect(teacher.getWeights().map((weight) => weight.dataSync())).toEqual(weights);
  expect(teacher.layers.map((layer) => layer.trainable)).toEqual(flags);
});

test('the baseline learns from the same start, the same batches and the same dropout as a run on labels alone', async () => {
  const withDropout = () =>
    kd.seeded(5, () =>
      tf.sequential({
        layers: [
          tf.layers.dense({ units: 16, activation: 'relu', inputShape: [4] }),
          tf.layers.dropout({ rate: 0.3 }),
          tf.layers.dense({ units: 3 })
        ]
      })
    );
  const distilled = await kd.distill({ teacher: await taught(1), student: withDropout(), data, ...quiet, seed: 9 });
  const alone = await kd.train({ student: withDropout(), data, ...quiet, seed: 9 });
  expect(distilled.baselineHistory?.series['train/hard']).toEqual(alone.history.series['train/hard']);
  expect(distilled.scores.baseline?.test?.errors).toBe(alone.scores.student?.test?.errors);
});

test('a record lends its baseline to the next run of a sweep, and only to one that would train the same', async () => {
  const teacher = await taught(1);
  const first = await kd.distill({ teacher, student: model(2, 4, 3), data, ...quiet });
  const soft = (temperature: number) => ({ soft: { weight: 1, loss: kd.softTargets({ temperature }) } });
  const second = await kd.distill({ teacher, student: model(2, 4, 3), data, ...quiet, terms: soft(2), baseline: first });
  expect(second.baselineHistory).toEqual(first.baselineHistory);
  expect(second.scores.baseline).toEqual(first.scores.baseline);
  await expect(kd.distill({ teacher, student: model(3, 4, 3), data, ...quiet, baseline: first })).rejects.toThrow(
    'expected the same student'
  );
  await expect(kd.distill({ teacher, student: model(2, 4, 3), data, ...quiet, seed: 4, baseline: first })).rejects.toThrow(
    'expected the same seed'
  );
});

test('a signal stops after the current batch with the best weights and the record so far', async () => {
  const teacher = await taught(2);
  const student = model(2, 4, 3);
  const controller = new AbortController();
  const before = tf.memory().numTensors;
  const onEvent = (event: kd.RunEvent) => {
    if (event.type === 'point' && event.of === 'student' && event.epoch > 2) controller.abort();
  };
  const run = await kd.distill({ teacher, student, data, ...quiet, epochs: 50, signal: controller.signal, onEvent });
  expect(run.status).toBe('stopped');
  expect(run.history.epoch.at(-1)).toBeLessThan(3);
  expect(tf.memory().numTensors).toBe(before);
  const now = await kd.predict(student, data.validation);
  expect(kd.accuracy({ logits: now, labels: data.validation.y })).toBe(run.history.best?.value);
});

test('a loss that is not finite ends the run as failed, names step and term, and keeps finite weights', async () => {
  const student = model(2, 4, 3);
  const before = tf.memory().numTensors;
  const run = await kd.distill({
    teacher: await taughtOnce,
    student,
    data,
    ...quiet,
    optimizer: kd.sgd({ learningRate: 1e30, momentum: 0 })
  });
  expect(run.status).toBe('failed');
  expect(run.error).toMatch(/^student: expected finite losses, got (NaN|-?Infinity) in term "\w+" at step \d+ \(epoch 1\); /);
  expect(student.getWeights().every((weight) => weight.dataSync().every(Number.isFinite))).toBe(true);
  expect(tf.memory().numTensors).toBe(before);
  expect(run.scores.student).toBeUndefined();
});
const taughtOnce = taught(1);

test('two runs with one seed are the same record but for the stamp, in two processes', async () => {
  const script = join(__dirname, 'distillOnce.cjs');
  const once = async (seed: string) => (await promisify(execFile)(process.execPath, [script, seed])).stdout;
  const [a, b, other] = [await once('3'), await once('3'), await once('4')];
  expect(JSON.parse(a).history.step.length).toBeGreaterThan(10);
  expect(b).toBe(a);
  expect(other).not.toBe(a);
});

test('without a validation split a tenth of train is held out, and nothing when there are few rows', async () => {
  const teacher = await taughtOnce;
  const some = await kd.distill({
    teacher,
    student: model(2, 4, 3),
    data: gaussianBlobs({ rows: 100 }),
    ...quiet,
    baseline: false
  });
  expect(some.data.rows).toEqual({ train: 90, validation: 10, test: 0 });
  const few = await kd.distill({ teacher, student: model(2, 4, 3), data: gaussianBlobs({ rows: 6 }), ...quiet, baseline: false });
  expect(few.data.rows).toEqual({ train: 6, validation: 0, test: 0 });
  expect(few.history.best?.series).toBe('train/loss');
});

test('a two-class student with one sigmoid unit is distilled from a one-unit teacher', async () => {
  const two = { train: gaussianBlobs({ rows: 200, classes: 2 }), test: gaussianBlobs({ rows: 100, classes: 2, seed: 2 }) };
  const teacher = model(1, 8, 1);
  await kd.train({ student: teacher, data: two, ...quiet, epochs: 5 });
  const run = await kd.distill({
    teacher,
    student: model(2, 4, 1),
    data: two,
    ...quiet,
    optimizer: kd.adam({ learningRate: 0.02 })
  });
  expect(run.status).toBe('done');
  expect(run.softLabels?.examples[0].teacher).toHaveLength(2);
  expect(run.scores.student?.test?.accuracy).toBeGreaterThan(0.5);
});

test('a function of rows can teach', async () => {
  const teacher = await taughtOnce;
  const asFunction = kd.functionTeacher(
    async (rows) => (await (teacher.predict(rows) as ReturnType<typeof tf.tensor>).array()) as number[][],
    { name: 'remote', classes: 3 }
  );
  const byFunction = await kd.distill({ teacher: asFunction, student: model(2, 4, 3), data, ...quiet, baseline: false });
  const byModel = await kd.distill({ teacher, student: model(2, 4, 3), data, ...quiet, baseline: false });
  expect(byFunction.history).toEqual(byModel.history);
});

test('the soft labels of a record start at the last temperature of an adaptive schedule, and are bounded', async () => {
  const terms = {
    soft: { weight: 1, loss: kd.softTargets({ temperature: kd.adaptiveTemperature({ upper: 1e6, lower: 1e6 }) }) }
  };
  const run = await kd.distill({ teacher: await taughtOnce, student: model(2, 4, 3), data, ...quiet, terms, baseline: false });
  expect(run.history.series.temperature.at(-1)).toBe(5);
  expect(run.softLabels?.temperature).toBe(5);
  expect(run.softLabels?.examples).toHaveLength(64);
  expect(new Set(run.softLabels?.examples.map(({ label }) => label)).size).toBe(3);
});
