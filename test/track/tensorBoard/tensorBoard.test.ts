import { existsSync, mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { blobClassifiers, quiet, weightsOf } from '../../train/blobClassifiers';
import { denseNetwork } from '../../denseNetwork';
import { computeHistogram } from '../../../src/track/tensorBoard/computeHistogram';
import { listRecordSeries } from '../listRecordSeries';
import { listTensorBoardSeries } from './listTensorBoardSeries';
import { hasPython, readEventFiles } from './readEventFiles';

const { teacher, small } = blobClassifiers();
const newFolder = () => mkdtempSync(join(tmpdir(), 'events-'));

const inFloats = (record: kd.RunRecord) => listRecordSeries(record, Math.fround);
const eventFiles = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('tfevents'));

test.runIf(hasPython)(
  'kd.tensorBoard({folder}) writes every series of a distillation, number for number, its weights, texts and settings',
  async () => {
    const folder = newFolder();
    const student = small();
    const run = await kd.distill({
      ...quiet,
      teacher,
      student,
      epochs: 3,
      title: 'Blobs: a/b',
      trackers: [kd.tensorBoard({ folder })]
    });
    expect(run.findings.filter(({ check }) => check === 'incompleteTensorBoard')).toEqual([]);
    const read = readEventFiles(folder);
    const name = `Blobs-a-b-${run.stamp.started.replace(/[:.]/g, '-')}`;
    expect(Object.keys(read)).toEqual([name, `${name}/baseline`, `${name}/student`]);
    expect(listTensorBoardSeries(read, name)).toEqual(inFloats(run));
    const { scalars, texts, hparams } = read[name];
    expect(scalars['scores/student/test/accuracy']).toEqual([[0, Math.fround(run.scores.student!.test!.accuracy)]]);
    expect(scalars['bestEpoch/student']).toEqual([[0, run.history.best!.epoch]]);
    expect(texts.conclusion[0]).toContain(kd.runView(run).says);
    expect(texts.setup[0]).toContain('| term "soft" | 0.7 x softTargets (temperature 4) |');
    const { sessionStartInfo } = hparams['_hparams_/session_start_info'];
    expect(sessionStartInfo.hparams).toMatchObject({
      ...{ seed: 0, epochs: 3, batchSize: 30, optimizer: 'adam', 'optimizer.learningRate': 0.001, student: 'small' },
      ...{ 'terms.soft': 'softTargets', 'terms.soft.weight': 0.7, 'terms.soft.temperature': 4, 'student.parameters': 73 }
    });
    expect(hparams['_hparams_/session_end_info'].sessionEndInfo.status).toBe('STATUS_SUCCESS');
    const { histograms } = read[`${name}/student`];
    expect(Object.keys(histograms)).toEqual(student.weights.map(({ name: weight }) => `weights/${weight.replace(/_\d+$/, '')}`));
    const ofKernel = histograms['weights/hidden/kernel'];
    expect(ofKernel.map(([step]) => step)).toEqual([4, 8, 12]);
    // The student ends with the weights of its best epoch.
    const [kernel] = weightsOf(student);
    const { min, max, num, bucket } = ofKernel[run.history.best!.epoch - 1][1];
    expect([min, max, num]).toEqual([Math.min(...kernel), Math.max(...kernel), kernel.length]);
    expect(bucket).toEqual(computeHistogram(kernel)!.counts);
  }
);

test.runIf(hasPython)('a study is a folder with one for each seed, and training alone one model in its own', async () => {
  const folder = newFolder();
  const trackers = [kd.tensorBoard({ folder, histograms: false })];
  const student = () => denseNetwork([5, 3], { name: 'small' });
  const study = await kd.study({ ...quiet, teacher, student, seeds: 3, epochs: 2, trackers });
  study.students.forEach((model) => model.dispose());
  const alone = await kd.train({ ...quiet, student: small(), epochs: 2, trackers });
  const read = readEventFiles(folder);
  const [of] = Object.keys(read).filter((path) => path.endsWith('/seed-0'));
  const root = of.slice(0, -'/seed-0'.length);
  expect(read[root].texts.conclusion[0]).toContain(study.says);
  study.records.forEach((record, seed) => {
    const run = `${root}/seed-${seed}`;
    expect(listTensorBoardSeries(read, run)).toEqual(inFloats(record));
    expect(read[run].hparams['_hparams_/session_start_info'].sessionStartInfo.hparams.seed).toBe(seed);
    expect(read[`${run}/student`].histograms).toEqual({});
  });
  const [own] = Object.keys(read).filter((path) => !path.startsWith(root) && !path.includes('/'));
  expect(listTensorBoardSeries(read, own)).toEqual(inFloats(alone));
});

test.runIf(hasPython)('a file whose last record is cut off anywhere is read up to that record', async () => {
  const folder = newFolder();
  await kd.train({ ...quiet, student: small(), epochs: 1, trackers: [kd.tensorBoard({ folder, histograms: false })] });
  const [path] = eventFiles(folder).filter((name) => name.includes('/small/'));
  const [file, whole] = [join(folder, path), Object.values(readEventFiles(folder)).at(-1)!];
  const { length } = readFileSync(file);
  const shorter = Object.entries(whole.scalars).map(([tag, points]) => [tag, points.filter(([step]) => step < 4)]);
  for (const cut of [1, 20, 100]) {
    truncateSync(file, length - cut);
    const { scalars } = Object.values(readEventFiles(folder)).at(-1)!;
    const left = Object.fromEntries(shorter.filter(([, points]) => points.length > 0));
    expect(scalars, `without the last ${cut} bytes`).toEqual(left);
  }
});

test('a folder that cannot be written costs a run nothing but a finding, and leaves nothing behind', async () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  const [followed, alone] = [small(), small()];
  const trackers = [kd.tensorBoard({ folder: join(file, 'logs') })];
  const run = await kd.train({ ...quiet, student: followed, epochs: 1, trackers });
  await kd.train({ ...quiet, student: alone, epochs: 1 });
  expect(weightsOf(followed)).toEqual(weightsOf(alone));
  expect(run.status).toBe('done');
  const [found] = run.findings.filter(({ check }) => check === 'incompleteTensorBoard');
  expect(found.says).toMatch(/lacks ([\d,]+) of \1 numbers of this run: .* \(ENOTDIR\)$/);
  expect(existsSync(join(file, 'logs'))).toBe(false);
});

test('kd.tensorBoard() refuses what is no folder, and options that it does not know', () => {
  expect(() => kd.tensorBoard(undefined as never)).toThrow('tensorBoard: expected options as an object, got undefined');
  expect(() => kd.tensorBoard({ folder: '' })).toThrow('tensorBoard: folder: expected a path, got ""');
  expect(() => kd.tensorBoard({ folder: 'a', logdir: 'b' } as never)).toThrow('got "logdir"');
  expect(() => kd.tensorBoard({ folder: 'a', histograms: 1 } as never)).toThrow('expected histograms to be true or false, got 1');
  expect(() => kd.tensorBoard({ folder: 'a', wait: NaN })).toThrow('expected wait to be a finite number');
});
