import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as kd from '../../src/index';
import { tf } from '../../src/index';
import { validateRecord } from '../../src/record/validateRecord';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';
import { graphAndEager } from './graphs/graphAndEager';

const data = {
  train: gaussianBlobs({ rows: 160 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
const [epochs, patience] = [40, 3];
const given = () => ({ teacher, data, optimizer: kd.adam({ learningRate: kd.cosine({ from: 0.02, to: 0 }) }), show: false });
const asked = () => ({ ...given(), epochs, batchSize: 32, seed: 3 });
const network = () => denseNetwork([8, 3], { seed: 2, name: 'student' });
const numbers = ({ stamp: _, ...rest }: kd.RunRecord) => rest;
const early = ({ findings }: kd.RunRecord) => findings.filter(({ check }) => check === 'stoppedEarly');

let teacher: tf.LayersModel;
let whole: kd.RunRecord;
beforeAll(async () => {
  teacher = denseNetwork([12, 3], { seed: 1, name: 'teacher' });
  await kd.train({ student: teacher, data, epochs: 3, show: false });
  whole = await distilled({ patience });
});
afterAll(() => teacher.dispose());

async function distilled(options: Partial<kd.DistillOptions>): Promise<kd.RunRecord> {
  const student = network();
  try {
    return await kd.distill({ ...asked(), student, ...options });
  } finally {
    student.dispose();
  }
}

test('distill({ patience }) ends student and baseline so many epochs after their best one, and schedules go on as planned', async () => {
  const before = tf.memory().numTensors;
  const plain = await distilled({});
  const record = await distilled({ patience });
  expect(tf.memory().numTensors).toBe(before);
  expect(record.status).toBe('done');
  expect([record.setup.patience, record.setup.epochs]).toEqual([patience, epochs]);
  for (const [own, all] of [
    [record.history, plain.history],
    [record.baselineHistory!, plain.baselineHistory!]
  ]) {
    const last = own.epoch.at(-1)!;
    expect(last).toBe(own.best!.epoch + patience);
    expect(last).toBeLessThan(epochs);
    // Up to there it is the run without patience, its learning rate too.
    for (const [name, column] of Object.entries(own.series)) expect(column).toEqual(all.series[name].slice(0, column.length));
  }
  expect(record.scores.lastStudent?.test).toBeDefined();
  expect(record.scores.baseline?.test).toBeDefined();
  const found = early(record);
  expect(found.map(({ value, level }) => [value, level])).toEqual([
    [record.history.epoch.at(-1), 'info'],
    [record.baselineHistory!.epoch.at(-1), 'info']
  ]);
  const { best } = record.history;
  expect(found[0].says).toBe(
    `the training of student ended early, after epoch ${best!.epoch + 3} of 40: since epoch ${best!.epoch} validation/accuracy had not become better (patience 3)`
  );
  expect(early(plain)).toEqual([]);
  validateRecord('test', JSON.parse(JSON.stringify(record)));
});

test('the view of a run tells of it, with its patience', () => {
  const view = kd.runView(whole);
  expect(view.setup).toContainEqual(['patience', '3 epochs']);
  expect(JSON.stringify(view)).toContain('the training of student ended early, after epoch');
});

test('it ends at the same epoch with graphs and without, and in a last stage alone', async () => {
  const soft = { weight: 1, loss: kd.softTargets() };
  const hard = { weight: 1, loss: kd.crossEntropy() };
  const stages = kd.stages([
    { name: 'hard', epochs: 6, terms: { hard } },
    { name: 'soft', epochs: 30, terms: { soft } }
  ]);
  const record = await graphAndEager(network, (student) =>
    kd.distill({ ...asked(), epochs: undefined, student, stages, patience: 2, baseline: false })
  );
  expect(record.history.best!.epoch).toBeGreaterThan(6);
  expect(record.history.epoch.at(-1)).toBe(record.history.best!.epoch + 2);
  expect(early(record)).toHaveLength(1);
});

test('kd.resume ends in the same record, wherever the run was stopped: before its end, at it, and in the baseline', async () => {
  const points = whole.history.step.length;
  const all = points + whole.baselineHistory!.step.length;
  for (const at of [12, points - 1, points, points + 7, all]) {
    const folder = join(mkdtempSync(join(tmpdir(), 'patience-')), 'run');
    const stop = new AbortController();
    let told = 0;
    const onEvent = ({ type }: kd.RunEvent) => void (type === 'point' && ++told === at && stop.abort());
    await distilled({ patience, folder, signal: stop.signal, onEvent });
    const student = denseNetwork([8, 3], { seed: 9, name: 'student' });
    await expect(kd.resume(folder, { ...given(), student, patience: 4 })).rejects.toThrow(
      /^resume: expected the patience that the run in ".*" began with, 3, got 4/
    );
    expect(numbers(await kd.resume(folder, { ...given(), student }))).toEqual(numbers(whole));
    student.dispose();
  }
});

test('a record lends its baseline, which ended early, to a run of the same patience alone', async () => {
  const record = await distilled({
    patience,
    baseline: whole,
    terms: { soft: { weight: 1, loss: kd.softTargets({ temperature: 2 }) } }
  });
  expect(record.baselineHistory).toEqual(whole.baselineHistory);
  await expect(distilled({ patience: 5, baseline: whole })).rejects.toThrow(
    /^distill: expected the same patience in the record that lends its baseline, got 3 and 5/
  );
  await expect(distilled({ baseline: whole })).rejects.toThrow(
    /expected the same patience in the record that lends its baseline, got 3 and undefined/
  );
});

test('a run that is not patient enough to end early takes all epochs, and has nothing to say of it', async () => {
  const record = await distilled({ patience: 50, epochs: 4 });
  expect(record.history.epoch.at(-1)).toBe(4);
  expect(early(record)).toEqual([]);
});

test('train refuses a patience that is no number of epochs', async () => {
  for (const wrong of [0, 1.5, -1, NaN, true])
    await expect(distilled({ patience: wrong as number })).rejects.toThrow(
      /^distill: expected patience to be a whole number at least 1, got/
    );
});
