import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { tf } from '../../../src/index';
import { gaussianBlobs } from '../../gaussianBlobs';
import { denseNetwork } from '../../denseNetwork';

const data = {
  train: gaussianBlobs({ rows: 160 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
let teacher: tf.LayersModel;
let whole: kd.RunRecord;
let folder: string;
const students: tf.LayersModel[] = [];

function student(seed = 2): tf.LayersModel {
  const built = denseNetwork([6, 3], { seed, name: 'student' });
  students.push(built);
  return built;
}

const terms = () => ({ soft: { weight: 1, loss: kd.softTargets({ temperature: 3 }) } });
const asked = () => ({ teacher, data, terms: terms(), epochs: 3, batchSize: 32, show: false });

/** Begins a run in the folder and stops it when it tells its so many-th point; 10 points are two epochs. */
async function begun(points = 12, options: Partial<kd.DistillOptions> = {}): Promise<kd.RunRecord> {
  const stop = new AbortController();
  let told = 0;
  const onEvent = ({ type }: kd.RunEvent) => void (type === 'point' && ++told === points && stop.abort());
  return kd.distill({ ...asked(), student: student(), ...options, folder, signal: stop.signal, onEvent });
}

const resumed = (options: Partial<kd.ResumeOptions> = {}) =>
  kd.resume(folder, { teacher, data, terms: terms(), show: false, ...options, student: options.student ?? student(9) });

/** What may differ between two equal runs is in the stamp. */
const numbers = ({ stamp: _, ...rest }: kd.RunRecord) => rest;
const checkpoints = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith('checkpoint-'))
    .sort();
const newest = () => join(folder, checkpoints().at(-1)!);

beforeAll(async () => {
  teacher = denseNetwork([12, 3], { seed: 1, name: 'teacher' });
  await kd.train({ student: teacher, data, epochs: 3, show: false });
  whole = await kd.distill({ ...asked(), student: student() });
});
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'resume-')), 'run');
});
afterAll(() => {
  teacher.dispose();
  students.forEach((one) => one.dispose());
});

test.each([1, 5, 12, 15, 16, 22])(
  'kd.resume gives the record of a run without a break, to the last digit, when it was stopped at point %i of 30',
  async (points) => {
    await begun(points);
    const before = tf.memory().numTensors;
    const own = student(9);
    const record = await resumed({ student: own });
    expect(numbers(record)).toEqual(numbers(whole));
    expect(tf.memory().numTensors - before).toBe(own.weights.length);
    const log = readFileSync(join(folder, 'events.jsonl'), 'utf8').trimEnd().split('\n');
    const folded = log.map((line) => JSON.parse(line) as kd.RunEvent).reduce<kd.RunRecord | null>(kd.fold, null);
    expect(JSON.parse(JSON.stringify(folded))).toEqual(JSON.parse(JSON.stringify(record)));
    expect(await kd.loadRecord(join(folder, 'record.json'))).toEqual(JSON.parse(JSON.stringify(record)));
    expect(checkpoints()).toHaveLength(2);
  }
);

test('kd.resume of a run that is done returns its record and gives the student the weights that it kept', async () => {
  const own = student();
  const record = await kd.distill({ ...asked(), student: own, folder });
  const again = student(9);
  expect(await resumed({ student: again })).toEqual(record);
  const [kept, given] = [own, again].map((model) => model.getWeights().map((weight) => Array.from(weight.dataSync())));
  expect(given).toEqual(kept);
});

test('kd.resume goes on with a run of kd.train, without a teacher', async () => {
  const options = { data, epochs: 2, batchSize: 32, show: false };
  const without = await kd.train({ ...options, student: student() });
  const stop = new AbortController();
  const onEvent = ({ type }: kd.RunEvent) => void (type === 'best' && stop.abort());
  await kd.train({ ...options, student: student(), folder, signal: stop.signal, onEvent });
  const own = student(9);
  await expect(kd.resume(folder, { teacher, data, student: own })).rejects.toThrow(/^resume: expected no teacher/);
  expect(numbers(await kd.resume(folder, { data, student: own, show: false }))).toEqual(numbers(without));
});

test('kd.resume repeats what was changed by hand before the break', async () => {
  const control = kd.runControl();
  const change = (event: kd.RunEvent) => {
    if (event.type === 'best' && event.of === 'student' && event.epoch === 1) control.change({ term: 'soft', temperature: 2 });
  };
  const changed = await kd.distill({ ...asked(), student: student(), control, onEvent: change });
  const [other, stop] = [kd.runControl(), new AbortController()];
  await kd.distill({
    ...{ ...asked(), student: student(), control: other, folder, signal: stop.signal },
    onEvent(event) {
      if (event.type === 'best' && event.epoch === 1) other.change({ term: 'soft', temperature: 2 });
      if (event.type === 'point' && event.step === 7) stop.abort();
    }
  });
  const record = await resumed();
  expect(record.changes).toHaveLength(1);
  expect(numbers(record)).toEqual(numbers(changed));
});

test.each([
  ['cut off', (path: string) => truncateSync(path, 1000)],
  ['empty', (path: string) => truncateSync(path, 0)],
  ['one bit other', (path: string) => writeFileSync(path, flipped(readFileSync(path)))],
  ['a folder', (path: string) => (rmSync(path), mkdirSync(path))]
])('kd.resume takes the checkpoint before one that is %s, with a finding, and refuses if neither is whole', async (_, harm) => {
  await begun(12);
  harm(newest());
  const { findings, ...record } = await resumed();
  expect(findings.map(({ check }) => check)).toContain('damagedCheckpoint');
  const { findings: before, ...rest } = numbers(whole);
  expect(numbers(record as kd.RunRecord)).toEqual(rest);
  expect(findings.filter(({ check }) => check !== 'damagedCheckpoint')).toEqual(before);

  rmSync(folder, { recursive: true });
  await begun(12);
  for (const name of checkpoints()) harm(join(folder, name));
  await expect(resumed()).rejects.toThrow(
    /^resume: expected a checkpoint in ".*", got 2 that are not whole; copy the folder again/
  );
});

function flipped(bytes: Buffer): Buffer {
  bytes[bytes.length >> 1] ^= 4;
  return bytes;
}

test('kd.resume refuses what the run did not begin with, says what, and changes nothing on disk', async () => {
  await begun();
  const files = readdirSync(folder);
  const other = denseNetwork([12, 3], { seed: 7, name: 'teacher' });
  const wider = denseNetwork([7, 3], { seed: 2, name: 'student' });
  students.push(other, wider);
  const rows = { ...data, train: { ...data.train, x: data.train.x.map((value, i) => (i === 40 ? value + 1e-3 : value)) } };
  const refused: [Partial<kd.ResumeOptions>, RegExp][] = [
    [{ teacher: undefined }, /^resume: expected the teacher that the run began with, got none/],
    [
      { teacher: other },
      /^resume: expected the teacher that the run in ".*" began with, one with digest \w+, got \w+; give what it began with/
    ],
    [{ student: wider }, /^resume: expected the student that the run in/],
    [{ data: rows }, /^resume: expected the data that the run in/],
    [{ data: { ...data, test: undefined } }, /^resume: expected the numbers of rows that the run in/],
    [{ epochs: 4 }, /^resume: expected the epochs that the run in ".*" began with, 3, got 4/],
    [{ seed: 1 }, /^resume: expected the seed that/],
    [{ terms: undefined }, /^resume: expected the terms that/],
    [{ optimizer: kd.sgd() }, /^resume: expected the optimizer that/],
    [{ baseline: false }, /^resume: expected the baseline that/],
    [{ rollback: true }, /^resume: expected the rollback that/],
    [{ folder: 'x' } as object, /^resume: expected options among/]
  ];
  for (const [options, says] of refused) await expect(resumed(options)).rejects.toThrow(says);
  expect(readdirSync(folder)).toEqual(files);
  expect(numbers(await resumed())).toEqual(numbers(whole));
});

test('kd.resume refuses a function that gives other logits than the one that taught before', async () => {
  const seen = (factor: number) => kd.functionTeacher((rows) => rows.slice([0, 0], [-1, 3]).mul(factor), { name: 'rows' });
  await begun(12, { teacher: seen(2) });
  await expect(resumed({ teacher: seen(2.5) })).rejects.toThrow(
    /^resume: expected the teacher that the run began with, got one that gives other logits/
  );
  const close = await resumed({ teacher: seen(2.0001) });
  expect(close.findings.map(({ check }) => check)).toContain('resumedWithOtherDigits');
});

/** The newest checkpoint with another text, and the name that fits it. */
function rewritten(change: (header: { [name: string]: unknown }) => void): void {
  const path = newest();
  const bytes = readFileSync(path);
  const length = Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.subarray(8, 8 + length).toString());
  change(header);
  const json = Buffer.from(JSON.stringify(header));
  const sizes = Buffer.alloc(8);
  sizes.writeBigUInt64LE(BigInt(json.length));
  const file = Buffer.concat([sizes, json, bytes.subarray(8 + length)]);
  writeFileSync(path, file);
  renameSync(path, path.replace(/[0-9a-f]{64}/, createHash('sha256').update(file).digest('hex')));
}

const says = (header: { [name: string]: unknown }, change: (says: any) => void) => {
  const notes = header.__metadata__ as { stillroom: string };
  const text = JSON.parse(notes.stillroom);
  change(text);
  notes.stillroom = JSON.stringify(text);
};

test('kd.resume refuses a checkpoint of another version, and says of which', async () => {
  await begun();
  rewritten((header) => says(header, (text) => (text.version = '9.1.0')));
  await expect(resumed()).rejects.toThrow(
    /^resume: expected a checkpoint of Stillroom .*, got one of 9\.1\.0 in ".*"; resume it with that version, or begin the run again/
  );
});

test.each<[string, (header: { [name: string]: any }) => void]>([
  ['a text that is no JSON', (header) => (header.__metadata__.stillroom = '{')],
  ['no record', (header) => says(header, (text) => delete text.record)],
  ['a step beyond the end', (header) => says(header, (text) => (text.training.step = 1e9))],
  ['a step below 0', (header) => says(header, (text) => (text.training.step = -1))],
  ['a model that the run does not have', (header) => says(header, (text) => (text.training.model = 'nobody'))],
  ['tensors that lie over each other', (header) => (Object.values(header)[2].data_offsets = [0, 12])],
  ['a shape of more numbers than there are', (header) => (Object.values(header)[1].shape = [2 ** 40])],
  ['numbers of a kind that it never has', (header) => (Object.values(header)[1].dtype = 'F64')],
  ['a tensor less', (header) => renamed(header, 'student/optimizer/0', 'other')],
  ['a tensor of another shape', (header) => (header['student/optimizer/0'].shape = [6, 4])]
])('kd.resume ends with an error in words for a whole file with %s', async (_, change) => {
  await begun();
  rewritten(change);
  rmSync(join(folder, checkpoints()[0]));
  const before = tf.memory().numTensors;
  const own = student(9);
  await expect(resumed({ student: own })).rejects.toThrow(/^resume: expected .*; /);
  expect(tf.memory().numTensors - before).toBe(own.weights.length);
});

function renamed(header: { [name: string]: unknown }, from: string, to: string): void {
  const entries = Object.entries(header).map(([name, value]) => [name === from ? to : name, value]);
  for (const name of Object.keys(header)) delete header[name];
  Object.assign(header, Object.fromEntries(entries));
}

test('kd.distill refuses a folder that has a run, that cannot be written, or an optimizer that does not tell its state', async () => {
  await begun(3);
  const own = student();
  await expect(kd.distill({ ...asked(), student: own, folder })).rejects.toThrow(
    /^distill: expected folder to have no run yet, got ".*" with one; go on with kd\.resume/
  );
  const file = join(folder, 'record.json');
  await expect(kd.distill({ ...asked(), student: own, folder: join(file, 'below') })).rejects.toThrow(
    /^distill: expected folder to be one that can be written, got ".*" \(ENOTDIR\); give another folder/
  );
  await expect(kd.distill({ ...asked(), student: own, folder: '' })).rejects.toThrow(/^distill: folder: expected a path/);
  const { create, ...rest } = kd.sgd();
  const silent = { ...rest, create: () => ({ update: () => undefined, dispose: () => undefined }) };
  await expect(kd.distill({ ...asked(), student: own, folder: `${folder}2`, optimizer: silent })).rejects.toThrow(
    /^distill: expected an optimizer that tells its variables for folder, got "sgd"/
  );
  const linked = `${folder}3`;
  mkdirSync(linked);
  symlinkSync(file, join(linked, 'events.jsonl'));
  await expect(kd.distill({ ...asked(), student: own, folder: linked })).rejects.toThrow(
    /^distill: expected folder to be one that/
  );
  expect(readFileSync(file, 'utf8')).toContain('"status":"stopped"');
  await expect(kd.resume(linked, { data, student: own })).rejects.toThrow(/^resume: expected a checkpoint in ".*", got none/);
  await expect(kd.resume(`${folder}4`, { data, student: own })).rejects.toThrow(
    /^resume: expected the folder of a run, got ".*" \(ENOENT\)/
  );
});

test.each([
  ['one bit other', (path: string) => writeFileSync(path, flipped(readFileSync(path)))],
  ['cut off', (path: string) => truncateSync(path, 1000)]
])('kd.resume says that the log of events is %s, and goes on with what the checkpoint says', async (_, harm) => {
  await begun(12);
  harm(join(folder, 'events.jsonl'));
  const { findings, ...record } = await resumed();
  expect(findings.map(({ check }) => check)).toContain('lostEvents');
  const { findings: before, ...rest } = numbers(whole);
  expect(numbers(record as kd.RunRecord)).toEqual(rest);
  expect(findings.filter(({ check }) => check !== 'lostEvents')).toEqual(before);
});

test('a folder in which another process writes too is left to it, with a finding, and the run goes on', async () => {
  const record = await kd.distill({
    ...{ ...asked(), student: student(), folder },
    onEvent({ type }) {
      if (type === 'best') writeFileSync(join(folder, `checkpoint-000900.${'0'.repeat(64)}.safetensors`), '');
    }
  });
  const { findings, ...rest } = numbers(record);
  expect(findings.find(({ check }) => check === 'unsavedCheckpoint')?.says).toContain('another process');
  const { findings: _, ...before } = numbers(whole);
  expect(rest).toEqual(before);
});
