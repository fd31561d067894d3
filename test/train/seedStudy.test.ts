import { expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';
import { gaussianBlobs } from '../gaussianBlobs';
import { denseNetwork } from '../denseNetwork';

const of = (classes: number) => ({
  train: gaussianBlobs({ rows: 200, classes }),
  validation: gaussianBlobs({ rows: 100, classes, seed: 2 }),
  test: gaussianBlobs({ rows: 150, classes, seed: 3 })
});
const student = (units: number) => () => denseNetwork([6, units]);
const quiet = { epochs: 2, batchSize: 32, show: false, optimizer: kd.adam({ learningRate: 0.02 }) } as const;

test('study gives a record, a student and logits for each seed, and compares them on the test rows', async () => {
  const data = of(3);
  const teacher = kd.seeded(9, student(3));
  await kd.train({ student: teacher, data, ...quiet, epochs: 5 });
  const before = tf.memory().numTensors;
  const study = await kd.study({ teacher, student: student(3), data, ...quiet, seeds: [3, 4, 5] });
  expect(study.records.map(({ setup }) => setup.seed)).toEqual([3, 4, 5]);
  expect(study.comparison.models.map(({ name, seeds }) => [name, seeds])).toEqual([
    ['teacher', 1],
    ['student', 3],
    ['baseline', 3]
  ]);
  expect(study.comparison).toMatchObject({ rows: 150, split: 'test' });
  const accuracy = study.comparison.metrics.findIndex(({ name }) => name === 'accuracy');
  const mean = study.records.reduce((sum, { scores }) => sum + (scores.student?.test?.accuracy ?? NaN) / 3, 0);
  expect(study.comparison.models[1].estimates[accuracy].mean).toBeCloseTo(mean, 10);
  const predicted = await kd.predict(study.students[1], data.test);
  expect(study.logits.student[1].test?.values).toEqual(predicted.values);
  study.students.forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
  const shown = (study as unknown as { [key: symbol]: unknown })[Symbol.for('Jupyter.display')] as () => kd.MimeBundle;
  expect(shown()['text/plain']).toContain('150 test rows');
});

test('study says whether the teacher helped, and what one of its seeds says about that is a note with its number', async () => {
  const data = of(3);
  // A teacher that names the same class for every row.
  const wrong = (rows: tf.Tensor) => tf.tile(tf.tensor2d([[0, 4, 0]]), [rows.shape[0], 1]);
  const study = await kd.study({ teacher: wrong, student: student(3), data, ...quiet, epochs: 8, seeds: 2 });
  study.students.forEach((model) => model.dispose());
  expect(study.says).toMatch(/^The teacher (hurt|made no clear difference): over 2 seeds the student's accuracy is /);
  const notes = study.records.flatMap(({ findings }) => findings.filter(({ check }) => check === 'negativeTransfer'));
  expect(notes.length).toBeGreaterThan(0);
  expect(notes.map(({ level }) => level)).toEqual(notes.map(() => 'info'));
  expect(notes[0].says).toMatch(/^with seed [01] alone the distilled student's accuracy is /);
});

test('study tells each record of the teacher what a run by itself tells, also a teacher that answers each seed anew', async () => {
  const { train, test: rows } = of(3);
  const data = { train, validation: train, test: rows };
  const fixed = (rows: tf.Tensor) => rows.slice([0, 0], [-1, 3]);
  let asked = 0;
  const moody = (rows: tf.Tensor) => tf.tidy(() => rows.slice([0, 0], [-1, 3]).mul(1 + asked++));
  const told = ({ scores, softLabels, findings }: kd.RunRecord) => {
    const found = findings.filter(({ check }) => check === 'sharedRows' || check === 'classOrder');
    return { scores: scores.teacher, summary: softLabels?.summary, found };
  };
  for (const teacher of [fixed, moody]) {
    const { records, students } = await kd.study({
      teacher,
      student: student(3),
      data,
      ...quiet,
      seeds: [3, 4],
      baseline: false
    });
    asked = 0;
    const runs = [];
    for (const seed of [3, 4]) {
      const own = kd.seeded(seed, student(3));
      runs.push(await kd.distill({ teacher, student: own, data, ...quiet, seed, baseline: false }));
      own.dispose();
    }
    students.forEach((model) => model.dispose());
    expect(records.map(told)).toEqual(runs.map(told));
    expect(told(records[1]).found.map(({ check }) => check)).toEqual(['sharedRows', 'classOrder']);
    expect(records[1].scores.teacher).not.toBe(records[0].scores.teacher);
    expect(records[1].softLabels!.examples).not.toBe(records[0].softLabels!.examples);
  }
});

test('study with baseline: false trains only the students, and gives them the weights that they have beside a baseline', async () => {
  const data = of(3);
  const teacher = (rows: tf.Tensor) => rows.slice([0, 0], [-1, 3]);
  const options = { teacher, student: student(3), data, ...quiet, seeds: 2 };
  const [without, beside] = [await kd.study({ ...options, baseline: false }), await kd.study(options)];
  [...without.students, ...beside.students].forEach((model) => model.dispose());
  expect(without.comparison.models.map(({ name }) => name)).toEqual(['teacher', 'student']);
  expect(without.logits.baseline).toEqual([]);
  expect(without.logits.student).toEqual(beside.logits.student);
  expect(without.says).toMatch(/^Over 2 seeds the student's accuracy is /);
  await expect(kd.study({ ...options, baseline: 1 as never })).rejects.toThrow(
    'study: expected baseline to be true or false, got 1'
  );
});

test('kd.compare takes the logits as a study keeps them: the test rows, or those that it is asked for', async () => {
  const table = (shift: number) => ({ rows: 4, columns: 1, values: Float32Array.of(2 - shift, 1, -1, shift) });
  const splits = (shift: number) => ({ validation: table(shift), test: table(shift + 1) });
  const models = { student: [splits(0), splits(1)], teacher: splits(2) };
  const labels = [1, 0, 0, 1];
  const tables = { student: [table(1), table(2)], teacher: table(3) };
  const rest = { labels, resamples: 200 };
  expect(await kd.compare({ models, ...rest })).toEqual(await kd.compare({ models: tables, ...rest }));
  const others = { student: [table(0), table(1)], teacher: table(2) };
  const split = 'validation';
  expect(await kd.compare({ models, split, ...rest })).toEqual(await kd.compare({ models: others, split, ...rest }));
  await expect(kd.compare({ models: { student: { validation: table(0) } }, ...rest })).rejects.toThrow(
    'compare: expected student to have logits of test, got those of validation'
  );
});

test('study with the same seeds gives the same numbers, and seeds differ', async () => {
  const data = of(2);
  const teacher = (rows: tf.Tensor) => rows.slice([0, 0], [-1, 1]);
  const run = async () => {
    const { comparison, students } = await kd.study({ teacher, student: student(1), data, ...quiet, seeds: 2 });
    const weights = students.map((model) => Array.from(model.getWeights()[0].dataSync()));
    students.forEach((model) => model.dispose());
    return { comparison, weights };
  };
  const [first, second] = [await run(), await run()];
  expect(second).toEqual(first);
  expect(first.weights[0]).not.toEqual(first.weights[1]);
});

test('study refuses a model in the place of its builder, a seed twice, and a run that breaks off; no tensor stays', async () => {
  const data = of(2);
  const teacher = (rows: tf.Tensor) => rows.slice([0, 0], [-1, 1]);
  const model = student(1)();
  await expect(kd.study({ teacher, student: model as never, data, ...quiet })).rejects.toThrow(
    /^study: expected student to be a function of the seed to a model, got /
  );
  model.dispose();
  await expect(kd.study({ teacher, student: student(1), data, ...quiet, seeds: [1, 1] })).rejects.toThrow(/different seeds/);
  const before = tf.memory().numTensors;
  const broken = { ...quiet, optimizer: kd.sgd({ learningRate: 1e30 }) };
  await expect(kd.study({ teacher, student: student(1), data, ...broken, seeds: 2 })).rejects.toThrow(
    /^study: expected every run to be done, got "failed" with seed 0 \(/
  );
  expect(tf.memory().numTensors).toBe(before);
});

test('study refuses the same student again, and leaves it to its owner', async () => {
  const x = [1, 2, 3, 4, 5].map((i) => [i, -i, 0.5]);
  const rows = kd.dataset({ x, y: [0, 1, 2, 0, 1], classes: 3 });
  const student = kd.tf.sequential({ layers: [kd.tf.layers.dense({ units: 3, inputShape: [3] })] });
  const options = {
    teacher: (x: kd.tf.Tensor) => x.clone(),
    data: { train: rows, validation: rows },
    seeds: 2,
    epochs: 1,
    show: false
  };
  await expect(kd.study({ ...options, student: () => student })).rejects.toThrow(
    /^study: expected student to build another model for each seed, got "sequential_\d+" again, which has learnt already; /
  );
  expect(student.weights.some((weight) => (weight as unknown as { val: kd.tf.Variable }).val.isDisposed)).toBe(false);
  student.dispose();
});

test.each([
  ['null', null],
  ['a text', 'student']
])('study refuses a student that is built as %s', async (_, built) => {
  const rows = gaussianBlobs({ rows: 20, classes: 3 });
  const options = { teacher: (x: tf.Tensor) => x.clone(), data: { train: rows, validation: rows }, ...quiet };
  await expect(kd.study({ ...options, student: () => built as never })).rejects.toThrow(/^study: .*expected .*, got /);
});

test('study refuses a promise of a student, and disposes what it gives', async () => {
  const rows = gaussianBlobs({ rows: 20, classes: 3 });
  const options = { teacher: (x: tf.Tensor) => x.clone(), data: { train: rows, validation: rows }, ...quiet };
  const before = tf.memory().numTensors;
  await expect(kd.study({ ...options, student: () => Promise.resolve(student(3)()) as never })).rejects.toThrow(
    'seeded: expected build to be a synchronous function, got one that returns a promise'
  );
  await expect.poll(() => tf.memory().numTensors).toBe(before);
});
