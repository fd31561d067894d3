import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as kd from '../../src/index';
import { tf } from '../../src/index';
import { validateRecord } from '../../src/record/validateRecord';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';

const data = {
  train: gaussianBlobs({ rows: 160 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
const baseline = { labelSmoothing: 0.2 };
const network = (seed = 2) => denseNetwork([8, 3], { seed, name: 'student' });
let teacher: tf.LayersModel;
let record: kd.RunRecord;
beforeAll(async () => {
  teacher = denseNetwork([12, 3], { seed: 1, name: 'teacher' });
  record = await distilled({ baseline });
});
afterAll(() => teacher.dispose());

async function distilled(options: Partial<kd.DistillOptions>): Promise<kd.RunRecord> {
  const student = network();
  try {
    return await kd.distill({ teacher, student, data, epochs: 3, batchSize: 32, show: false, ...options });
  } finally {
    student.dispose();
  }
}

test('distill({ baseline: { labelSmoothing } }) trains its baseline as a student with smoothed labels alone', async () => {
  const before = tf.memory().numTensors;
  const hard = { weight: 1, loss: kd.crossEntropy(baseline) };
  const alone = await distilled({ terms: { hard }, baseline: false });
  expect(tf.memory().numTensors).toBe(before);
  expect(record.baselineHistory!.series['train/hard']).toEqual(alone.history.series['train/hard']);
  expect(record.scores.baseline?.test?.nll).toBe(alone.scores.student?.test?.nll);
  expect(record.setup.baseline).toEqual(baseline);
  expect(kd.runView(record).setup).toContainEqual(['labels of the baseline', 'smoothed by 0.2']);
  validateRecord('test', JSON.parse(JSON.stringify(record)));
});

test('a baseline without smoothing is the usual one, and the record says nothing of it', async () => {
  const [plain, zero, empty] = [
    await distilled({}),
    await distilled({ baseline: { labelSmoothing: 0 } }),
    await distilled({ baseline: {} })
  ];
  const numbers = ({ stamp: _, ...rest }: kd.RunRecord) => rest;
  expect(numbers(zero)).toEqual(numbers(plain));
  expect(numbers(empty)).toEqual(numbers(plain));
  expect(plain.setup).not.toHaveProperty('baseline');
});

test('a record lends it, and the run that borrows it says how it was trained', async () => {
  const borrower = await distilled({
    baseline: record,
    terms: { soft: { weight: 1, loss: kd.softTargets({ temperature: 2 }) } }
  });
  expect(borrower.baselineHistory).toEqual(record.baselineHistory);
  expect(borrower.setup.baseline).toEqual(baseline);
});

test('kd.resume trains the baseline as the run would have, and kd.study takes it', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'smoothed-')), 'run');
  const stop = new AbortController();
  const onEvent = (event: kd.RunEvent) => void (event.type === 'best' && stop.abort());
  await distilled({ baseline, folder, signal: stop.signal, onEvent });
  const student = network(9);
  await expect(kd.resume(folder, { teacher, student, data, show: false, baseline: true })).rejects.toThrow(
    /^resume: expected the baseline that the run in ".*" began with, \{"labelSmoothing":0\.2\}, got undefined/
  );
  const { stamp, ...rest } = await kd.resume(folder, { teacher, student, data, show: false });
  expect(stamp.resumed).toHaveLength(1);
  expect({ ...rest, stamp: record.stamp }).toEqual(record);
  student.dispose();
  const study = await kd.study({
    ...{ teacher, student: () => denseNetwork([8, 3]), data, baseline },
    ...{ seeds: [3], epochs: 1, batchSize: 32, show: false }
  });
  expect(study.records[0].setup.baseline).toEqual(baseline);
  study.students.forEach((model) => model.dispose());
});

test('kd.train({ labelSmoothing }) learns as the baseline does, says so, and goes on with it after a break', async () => {
  const trained = async (options: Partial<Parameters<typeof kd.train>[0]>) => {
    const student = network();
    try {
      return await kd.train({ student, data, epochs: 3, batchSize: 32, show: false, ...baseline, ...options });
    } finally {
      student.dispose();
    }
  };
  const alone = await trained({});
  expect(alone.history.series['train/hard']).toEqual(record.baselineHistory!.series['train/hard']);
  expect(alone.setup.terms.hard.loss).toEqual({ name: 'crossEntropy', labelSmoothing: 0.2 });
  const folder = join(mkdtempSync(join(tmpdir(), 'smoothed-')), 'run');
  const stop = new AbortController();
  const onEvent = (event: kd.RunEvent) => void (event.type === 'best' && stop.abort());
  await trained({ folder, signal: stop.signal, onEvent });
  const student = network(9);
  const { stamp, ...rest } = await kd.resume(folder, { student, data, show: false });
  expect(stamp.resumed).toHaveLength(1);
  expect({ ...rest, stamp: alone.stamp }).toEqual(alone);
  student.dispose();
  await expect(trained({ labelSmoothing: -1 })).rejects.toThrow(
    /^train: expected labelSmoothing to be a finite number at least 0/
  );
});

test('distill and study refuse a baseline that is none', async () => {
  const refused: [unknown, RegExp][] = [
    [{ labelSmoothing: 2 }, /^distill: baseline: expected labelSmoothing to be a finite number at least 0 and at most 1, got 2/],
    [{ smoothing: 0.1 }, /^distill: baseline: expected options among labelSmoothing, got "smoothing"/],
    ['yes', /^distill: baseline: expected a run record, got "yes"/],
    [null, /^distill: baseline: expected a run record, got null/],
    [{ record }, /^distill: baseline: expected a run record, got an object that has one; pass its record/]
  ];
  for (const [wrong, says] of refused) await expect(distilled({ baseline: wrong as never })).rejects.toThrow(says);
  const student = () => network();
  await expect(kd.study({ teacher, student, data, baseline: record as never })).rejects.toThrow(
    /^study: expected baseline to be true or false, got/
  );
});
