import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { tf } from '../../../src/index';
import { gaussianBlobs } from '../../gaussianBlobs';
import { denseNetwork } from '../../denseNetwork';

const data = {
  train: gaussianBlobs({ rows: 120 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
let teacher: tf.LayersModel;
beforeAll(() => {
  teacher = denseNetwork([12, 3], { seed: 1, name: 'teacher' });
});
afterAll(() => teacher.dispose());

const folderOf = () => join(mkdtempSync(join(tmpdir(), 'repeated-')), 'folder');

/** Builds students, and counts the runs that have begun. */
function builder(breakAt = Infinity) {
  const stop = new AbortController();
  let built = 0;
  const student = () => {
    if (++built === breakAt) setImmediate(() => stop.abort());
    return denseNetwork([6, 3], { name: 'student' });
  };
  return { student, signal: stop.signal };
}

test('kd.study({ folder }) called again does what is left, and gives what a study without a break gives', async () => {
  const asked = { teacher, data, seeds: 3, epochs: 2, batchSize: 32, show: false };
  const numbers = ({ says, comparison, findings, logits, records, students }: kd.Study) => ({
    ...{ says, comparison, findings, logits },
    records: records.map(({ stamp: _, ...rest }) => rest),
    weights: students.flatMap((one) => one.getWeights().map((weight) => Array.from(weight.dataSync())))
  });
  const whole = await kd.study({ ...asked, student: builder().student });
  const folder = folderOf();
  const before = tf.memory().numTensors;
  await expect(kd.study({ ...asked, ...builder(2), folder })).rejects.toThrow(/got "stopped" with seed 1/);
  expect(tf.memory().numTensors).toBe(before);
  expect(readdirSync(folder).sort()).toEqual(['seed-0', 'seed-1']);
  const ended = () => readFileSync(join(folder, 'seed-0', 'record.json'), 'utf8');
  const first = JSON.parse(ended());
  const again = await kd.study({ ...asked, student: builder().student, folder });
  expect(numbers(again)).toEqual(numbers(whole));
  expect(again.records.map(({ stamp }) => stamp.resumed?.length ?? 0)).toEqual([0, 1, 0]);
  expect(again.records[0].stamp).toEqual(first.stamp);
  const third = await kd.study({ ...asked, student: builder().student, folder });
  expect(third.records).toEqual(again.records);
  await expect(kd.study({ ...asked, epochs: 3, student: builder().student, folder })).rejects.toThrow(
    /^study: expected the epochs that the run in ".*seed-0" began with, 2, got 3/
  );
  await expect(kd.resume(join(folder, 'seed-0'), { data, student: third.students[0] })).rejects.toThrow(
    /^resume: expected the folder of a run, got that of a seed of a study; call kd.study/
  );
  [whole, again, third].forEach(({ students }) => students.forEach((one) => one.dispose()));
  expect(tf.memory().numTensors).toBe(before - whole.students.length * 4);
});

test('kd.labelSweep({ folder }) called again trains only what is not there, and what is asked otherwise', async () => {
  const asked = { teacher, data, labels: [0, 12, 120], seeds: 2, epochs: 1, batchSize: 32, show: false };
  const student = () => denseNetwork([6, 3], { name: 'student' });
  const whole = await kd.labelSweep({ ...asked, student });
  const folder = folderOf();
  const before = tf.memory().numTensors;
  expect(await kd.labelSweep({ ...asked, student, folder })).toEqual(whole);
  const files = readdirSync(folder);
  // Two curves of two counts and one of the teacher alone, for each seed.
  expect(files).toHaveLength(10);
  rmSync(join(folder, files[3]));
  expect(await kd.labelSweep({ ...asked, student, folder })).toEqual(whole);
  expect(readdirSync(folder).sort()).toEqual(files.sort());
  await kd.labelSweep({ ...asked, seeds: 1, epochs: 2, student, folder });
  expect(readdirSync(folder)).toHaveLength(15);
  expect(tf.memory().numTensors).toBe(before);
  await expect(kd.labelSweep({ ...asked, student, folder: join(folder, files[0], 'below') })).rejects.toThrow(
    /^labelSweep: expected folder to be a folder that can be written, got ".*" \(ENOTDIR\)/
  );
});

test('kd.resume keeps the names that layers without one of their own had before the break', async () => {
  const unnamed = () =>
    tf.sequential({ layers: [tf.layers.dense({ units: 5, inputShape: [4] }), tf.layers.dense({ units: 3 })] });
  const [student, other, again] = [unnamed(), unnamed(), unnamed()];
  const [folder, stop] = [folderOf(), new AbortController()];
  const onEvent = ({ type }: kd.RunEvent) => void (type === 'best' && stop.abort());
  const options = { teacher, data, epochs: 2, show: false, baseline: false };
  const begun = await kd.distill({ ...options, student, alignment: { examples: 40 }, folder, signal: stop.signal, onEvent });
  const record = await kd.resume(folder, { teacher, data, student: again, show: false });
  expect(record.status).toBe('done');
  expect(record.alignment?.studentLayers).toEqual(begun.alignment?.studentLayers);
  [student, other, again].forEach((one) => one.dispose());
});
