import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as kd from '../../src';
import { mulberry32 } from '../mulberry32';

const { tf } = kd;

/** Texts of two numbers, some of which are the same, and sounds of four, which tell the class. */
function pairsOf(rows: number, seed: number, name = 'rows') {
  const next = mulberry32(seed);
  const y = Array.from({ length: rows }, (_, i) => i % 3);
  const text = y.map((label, i) => (i % 4 === 0 ? [1, 1] : [label + 0.3 * next(), next()]));
  const sound = y.map((label) => [0, 1, 2, 3].map((place) => (place === label ? 2 : 0) + next()));
  const classes = ['low', 'middle', 'high'];
  return {
    text: kd.dataset({ name: `${name} text`, x: text, y, classes }),
    sound: kd.dataset({ name: `${name} sound`, x: sound, y, classes })
  };
}

const [train, validation, test_] = [pairsOf(48, 1, 'train'), pairsOf(24, 2, 'validation'), pairsOf(24, 3, 'test')];
const splits = { train: train.text, validation: validation.text, test: test_.text };
const pairs = [train, validation, test_].map(({ text, sound }): kd.RowPair => [text, sound]);
const hearing = () =>
  kd.seeded(5, () => tf.sequential({ name: 'hearing', layers: [tf.layers.dense({ units: 3, inputShape: [4] })] }));
const reading = () => tf.sequential({ name: 'reading', layers: [tf.layers.dense({ units: 3, inputShape: [2] })] });
const quiet = { show: false, batchSize: 12 };

test('pairedTeacher(teacher, pairs) labels rows of the student by the rows that they are paired with, equal texts each its own', async () => {
  const model = hearing();
  const before = tf.memory().numTensors;
  const teacher = kd.pairedTeacher(model, pairs);
  expect(await kd.label(teacher, train.text)).toEqual(await kd.label(model, train.sound));
  const { values } = await kd.label(teacher, train.text);
  expect(train.text.x.slice(0, 2)).toEqual(train.text.x.slice(8, 10));
  expect(values.slice(0, 3)).not.toEqual(values.slice(12, 15));
  expect(tf.memory().numTensors).toBe(before);
});

test('its record says that it sees other rows, and its fingerprint follows the teacher and the pairs', () => {
  const model = hearing();
  const teacher = kd.pairedTeacher(model, pairs);
  expect(teacher.info).toMatchObject({ name: 'hearing', kind: 'tfjs layers, sees paired rows of shape [4]', parameters: 15 });
  expect(kd.pairedTeacher(model, pairs, { name: 'ear' }).info.name).toBe('ear');
  const print = teacher.fingerprint();
  expect(kd.pairedTeacher(model, pairs).fingerprint()).toBe(print);
  const others = [pairs.slice(1), pairs.toReversed(), [...pairs.slice(0, 2), [test_.text, pairsOf(24, 4).sound] as const]];
  for (const other of others) expect(kd.pairedTeacher(model, other).fingerprint()).not.toBe(print);
  model.setWeights([tf.ones([4, 3]), tf.zeros([3])]);
  expect(teacher.fingerprint()).not.toBe(print);
  expect(kd.pairedTeacher((rows) => rows.slice([0, 0], [-1, 3]), pairs).fingerprint()).toBeNull();
});

test('distill with a pairedTeacher scores the teacher by what it sees and teaches a student of other rows', async () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4] })] });
  const sounds = { train: train.sound, validation: validation.sound, test: test_.sound };
  await kd.train({ ...quiet, student: model, data: sounds, epochs: 300 });
  const teacher = kd.pairedTeacher(model, pairs);
  const student = reading();
  const before = tf.memory().numTensors;
  const run = await kd.distill({ ...quiet, teacher, student, data: splits, epochs: 3 });
  expect(run.scores.teacher?.test?.accuracy).toBeGreaterThan(0.9);
  expect(run.models.teacher?.kind).toContain('sees paired rows of shape [4]');
  expect(run.scores.student?.test?.accuracy).toBeGreaterThan(0);
  expect(tf.memory().numTensors).toBe(before);
});

test('study and labelSweep take a pairedTeacher, and a folder keeps its labels', async () => {
  const model = hearing();
  const teacher = kd.pairedTeacher(model, pairs);
  const cache = await mkdtemp(join(tmpdir(), 'labels-'));
  const study = await kd.study({ ...quiet, teacher, student: reading, data: splits, seeds: 2, epochs: 2, cache });
  expect(study.records.length).toBe(2);
  const sweep = await kd.labelSweep({
    ...quiet,
    teacher,
    student: reading,
    data: splits,
    labels: [6, 48],
    seeds: 2,
    epochs: 2,
    cache
  });
  expect(sweep.points.length).toBe(2);
});

test('a transfer set has its pair, or a pairedTeacher of its own', async () => {
  const more = pairsOf(36, 9, 'more');
  const run = (teacher: kd.Teacher, own?: kd.Teacher) =>
    kd.distill({
      ...{ ...quiet, teacher, student: kd.seeded(1, reading), data: splits, epochs: 2, baseline: false },
      transfer: { more: { data: more.text, ...(own && { teacher: own }) } }
    });
  const model = hearing();
  const together = await run(kd.pairedTeacher(model, [...pairs, [more.text, more.sound]]));
  const apart = await run(kd.pairedTeacher(model, pairs), kd.pairedTeacher(model, [[more.text, more.sound]]));
  expect(together.history.step.length).toBeGreaterThan(0);
  expect(apart.history).toEqual(together.history);
  await expect(run(kd.pairedTeacher(model, pairs))).rejects.toThrow('got data "more text" of 36 rows; pair them too');
});

test('a run with a pairedTeacher goes on with the same pairs, and with no others', async () => {
  const folder = join(await mkdtemp(join(tmpdir(), 'paired-')), 'run');
  const model = hearing();
  const stop = new AbortController();
  const options = { ...quiet, data: splits, epochs: 3 };
  const student = () => kd.seeded(1, reading);
  const whole = await kd.distill({ ...options, teacher: kd.pairedTeacher(model, pairs), student: student() });
  const onEvent = (event: kd.RunEvent) => event.type === 'best' && stop.abort();
  const teacher = kd.pairedTeacher(model, pairs);
  await kd.distill({ ...options, teacher, student: student(), folder, signal: stop.signal, onEvent });
  const others: kd.RowPair[] = [[train.text, pairsOf(48, 8).sound], ...pairs.slice(1)];
  const wrong = { ...options, teacher: kd.pairedTeacher(model, others), student: student() };
  await expect(kd.resume(folder, wrong)).rejects.toThrow('expected the teacher that the run in');
  const resumed = await kd.resume(folder, { ...options, teacher: kd.pairedTeacher(hearing(), pairs), student: student() });
  expect(resumed.scores).toEqual(whole.scores);
});

test('a pairedTeacher refuses rows without a pair, changed rows and single batches', async () => {
  const model = hearing();
  const teacher = kd.pairedTeacher(model, pairs);
  const copy = { ...train.text, name: 'copy', x: train.text.x.slice() };
  await expect(kd.label(teacher, copy)).rejects.toThrow(
    'pairedTeacher: expected rows that teacher "hearing" has a pair for, those of "train text", "validation text", "test text", got data "copy" of 48 rows; '
  );
  const run = { ...quiet, teacher, student: reading(), epochs: 1 };
  await expect(kd.distill({ ...run, data: train.text })).rejects.toThrow(
    'give train, validation and test just as they were paired'
  );
  const augment = [kd.augment.noise({ deviation: 0.1 })];
  await expect(kd.distill({ ...run, data: splits, augment })).rejects.toThrow(
    'since the teacher sees the rows that they are paired with'
  );
  expect(() => teacher.logits(tf.zeros([1, 4]))).toThrow('expected whole datasets, whose pairs teacher "hearing" sees');
});

test('pairedTeacher refuses pairs that do not fit', () => {
  const model = hearing();
  const make = (...list: unknown[][]) => kd.pairedTeacher(model, list as never);
  expect(() => kd.pairedTeacher(model, [] as never)).toThrow(/^pairedTeacher: expected pairs of rows, got \[\]; give/);
  expect(() => make([train.text])).toThrow('expected pairs of rows');
  expect(() => make([train.text, test_.sound])).toThrow(
    'expected as many rows in data "train text" and "test sound", got 48 and 24; '
  );
  const turned = { ...train.sound, y: train.sound.y.toReversed() };
  expect(() => make([train.text, turned])).toThrow('got class 0 and 2 in row 0; put both in one order');
  expect(() => make([train.text, kd.withClasses(train.sound, ['high', 'middle', 'low'])])).toThrow(
    'expected the classes of data "train sound"'
  );
  expect(() => make([train.sound, train.text])).toThrow('expected rows of the shape that "hearing" takes, [4], got [2]');
  expect(() => make([train.text, train.sound], [train.text, pairsOf(48, 7).sound])).toThrow('expected rows that are paired once');
  expect(() => kd.pairedTeacher(kd.pairedTeacher(model, pairs), pairs)).toThrow(
    'which is paired; give the one that it was made of'
  );
});
