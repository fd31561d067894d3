import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../src/index';
import { tf } from '../../src/index';
import { validateRecord } from '../../src/record/validateRecord';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';
import { graphAndEager, quick, rowsOf } from './graphs/graphAndEager';

const data = {
  train: gaussianBlobs({ rows: 160 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
const averageWeights = { decay: 0.8 };

/** With moving statistics, which the optimizer does not change. */
function network(): tf.LayersModel {
  const { dense, batchNormalization, activation } = tf.layers;
  return kd.seeded(2, () =>
    tf.sequential({
      name: 'student',
      layers: [
        dense({ name: 'hidden', units: 6, useBias: false, inputShape: [4] }),
        batchNormalization({ name: 'norm', momentum: 0.7 }),
        activation({ name: 'relu', activation: 'relu' }),
        dense({ name: 'head', units: 3 })
      ]
    })
  );
}

const weightsOf = (model: tf.LayersModel) => tf.tidy(() => model.getWeights().map((weight) => Array.from(weight.dataSync())));
const numbers = ({ stamp: _, ...rest }: kd.RunRecord) => rest;

test('train({ averageWeights }) keeps a + (1 - decay) (w - a) of all weights after each step, and these go on as without it', async () => {
  // One step an epoch, so that the weights after each step can be looked at.
  const asked = { data, epochs: 12, batchSize: 160, optimizer: kd.sgd({ learningRate: 0.2 }), show: false };
  const [plain, averaged] = [network(), network()];
  let means: number[][] = [];
  const each: number[][][] = [];
  const record = await kd.train({
    ...{ ...asked, student: plain },
    onEvent(event) {
      if (event.type !== 'point') return;
      const weights = weightsOf(plain);
      means = means.length ? means.map((mean, i) => mean.map((a, j) => a + 0.2 * (weights[i][j] - a))) : weights;
      each.push(means);
    }
  });
  const before = tf.memory().numTensors;
  const own = await kd.train({ ...asked, student: averaged, averageWeights });
  expect(tf.memory().numTensors).toBe(before);
  expect(own.history.series['train/loss']).toEqual(record.history.series['train/loss']);
  expect(own.history.series['validation/nll']).not.toEqual(record.history.series['validation/nll']);
  const expected = each[own.history.best!.epoch - 1];
  weightsOf(averaged).forEach((weights, i) => weights.forEach((value, j) => expect(value).toBeCloseTo(expected[i][j], 5)));
  expect(own.setup.averageWeights).toEqual(averageWeights);
  expect(record.setup).not.toHaveProperty('averageWeights');
  expect(own.id).not.toBe(record.id);
  // What is kept is what was scored on validation.
  const kept = kd.scoreLogits({ student: await kd.predict(averaged, data.validation), labels: data.validation.y });
  const at = own.history.epoch.indexOf(own.history.best!.epoch);
  expect(kept.nll).toBeCloseTo(own.history.series['validation/nll'][at]!, 5);
  validateRecord('test', JSON.parse(JSON.stringify(own)));
  [plain, averaged].forEach((model) => model.dispose());
});

test('with decay 0 the averages are the weights, so the record is that of a run without them', async () => {
  const asked = { data, epochs: 3, batchSize: 32, show: false };
  const records: kd.RunRecord[] = [];
  for (const options of [{}, { averageWeights: { decay: 0 } }]) {
    const student = network();
    records.push(await kd.train({ ...asked, student, ...options }));
    student.dispose();
  }
  const [plain, own] = records;
  const close = (a: (number | null)[], b: (number | null)[]) => a.forEach((one, i) => expect(one).toBeCloseTo(b[i]!, 5));
  for (const name of Object.keys(plain.history.series)) close(own.history.series[name], plain.history.series[name]);
});

test('student and baseline have averages, with stages, clipping and dropout: the same with graphs and without', async () => {
  const rows = rowsOf([4]);
  const teacher = denseNetwork([8, 3], { seed: 1 });
  const build = () =>
    kd.seeded(3, () =>
      tf.sequential({
        layers: [
          tf.layers.dense({ name: 'hidden', units: 6, inputShape: [4] }),
          tf.layers.batchNormalization({ name: 'norm' }),
          tf.layers.dropout({ rate: 0.2 }),
          tf.layers.dense({ name: 'head', units: 3 })
        ]
      })
    );
  const soft = { weight: 1, loss: kd.softTargets() };
  const stages = kd.stages([
    { name: 'head', epochs: 3, terms: { soft }, trainable: ['head'], optimizer: kd.sgd({ nesterov: true, weightDecay: 0.01 }) },
    { name: 'all', epochs: 3, terms: { soft }, optimizer: kd.clipped(kd.adamW({ learningRate: 0.01 }), { norm: 0.1 }) }
  ]);
  const asked = { ...quick, epochs: undefined, teacher, data: rows, stages, averageWeights };
  const record = await graphAndEager(build, (student) => kd.distill({ ...asked, student }));
  expect(record.stamp.steps!.student.graphs).toBeGreaterThan(6);
  expect(record.stamp.steps!.baseline.graphs).toBeGreaterThan(6);
  const student = build();
  const plain = await kd.distill({ ...asked, student, averageWeights: undefined });
  expect(record.baselineHistory!.series['train/loss']).toEqual(plain.baselineHistory!.series['train/loss']);
  expect(record.baselineHistory!.series['validation/nll']).not.toEqual(plain.baselineHistory!.series['validation/nll']);
  [teacher, student].forEach((model) => model.dispose());
});

test.each([1, 7, 12, 15, 22, 27])(
  'kd.resume ends in the same record and the same weights with averages, clipping and decay, when it was stopped at point %i of 30',
  async (points) => {
    const teacher = denseNetwork([12, 3], { seed: 1, name: 'teacher' });
    const given = () => ({
      ...{ teacher, data, show: false },
      optimizer: kd.clipped(kd.adamW({ learningRate: kd.warmUp({ epochs: 2 }, 0.02), weightDecay: 0.1 }), { norm: 0.5 })
    });
    const asked = () => ({ ...given(), epochs: 3, batchSize: 32, averageWeights });
    const students = [0, 1, 2].map(() => network());
    const whole = await kd.distill({ ...asked(), student: students[0] });
    const folder = join(mkdtempSync(join(tmpdir(), 'averages-')), 'run');
    const stop = new AbortController();
    let told = 0;
    const onEvent = ({ type }: kd.RunEvent) => void (type === 'point' && ++told === points && stop.abort());
    await kd.distill({ ...asked(), student: students[1], folder, signal: stop.signal, onEvent });
    await expect(kd.resume(folder, { ...given(), student: students[2], averageWeights: { decay: 0.9 } })).rejects.toThrow(
      /^resume: expected the averageWeights that the run in ".*" began with, \{"decay":0\.8\}, got \{"decay":0\.9\}/
    );
    const before = tf.memory().numTensors;
    const record = await kd.resume(folder, { ...given(), student: students[2] });
    expect(tf.memory().numTensors).toBe(before);
    expect(numbers(record)).toEqual(numbers(whole));
    expect(weightsOf(students[2])).toEqual(weightsOf(students[0]));
    [teacher, ...students].forEach((model) => model.dispose());
  }
);

test('an epoch that is taken back is taken back from the averages too', async () => {
  const optimizer = kd.sgd({ learningRate: kd.step({ at: [2, 3], values: [0.05, 1e6, 0.05] }) });
  const student = network();
  const record = await kd.train({
    student,
    data,
    epochs: 4,
    batchSize: 32,
    optimizer,
    averageWeights,
    rollback: true,
    show: false
  });
  student.dispose();
  expect(record.findings.map(({ check }) => check)).toContain('rollback');
  const ends = record.history.epoch.flatMap((epoch, i) => (Number.isInteger(epoch) ? [i] : []));
  const [, second, third] = ends.map((i) => record.history.series['validation/nll'][i]);
  expect(third).toBe(second);
});

test('a run that is stopped by command keeps the best averages, and one that fails the last ones', async () => {
  const [stopped, failed] = [network(), network()];
  const control = kd.runControl();
  const onEvent = (event: kd.RunEvent) => void (event.type === 'point' && event.epoch === 2 && control.stop());
  const asked = { data, epochs: 4, batchSize: 32, averageWeights, show: false };
  const record = await kd.train({ ...asked, student: stopped, control, onEvent });
  expect(record.status).toBe('stopped');
  const kept = kd.scoreLogits({ student: await kd.predict(stopped, data.validation), labels: data.validation.y });
  expect(kept.accuracy).toBeCloseTo(record.history.best!.value, 6);
  const broken = await kd.train({ ...asked, student: failed, optimizer: kd.sgd({ learningRate: 1e30 }) });
  expect(broken.status).toBe('failed');
  expect(weightsOf(failed).flat().every(Number.isFinite)).toBe(true);
  [stopped, failed].forEach((model) => model.dispose());
});

test('train refuses averages that are none', async () => {
  const student = network();
  const trained = (given: unknown) => kd.train({ student, data, epochs: 1, show: false, averageWeights: given as never });
  await expect(trained({ decay: 1 })).rejects.toThrow(
    /^train: averageWeights: expected decay to be a finite number at least 0 and at most 0\.9999999/
  );
  await expect(trained({})).rejects.toThrow(/^train: averageWeights: expected decay to be/);
  await expect(trained(true)).rejects.toThrow(/^train: averageWeights: expected options as an object, got true/);
  await expect(trained({ rate: 1 })).rejects.toThrow(/^train: averageWeights: expected options among decay/);
  student.dispose();
});
