import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/Dataset';
import { makeDataset } from '../../../src/data/makeDataset';
import { split } from '../../../src/data/split';
import { tableFromRows } from '../../../src/data/tables/tableFromRows';
import { tabular } from '../../../src/data/tables/tabular';
import { unlabelled } from '../../../src/data/unlabelled';
import { tf } from '../../../src/engine/tf';
import { tabularStudent } from '../../../src/models/students/tabularStudent';
import { label } from '../../../src/teachers/label';
import type { Teacher } from '../../../src/teachers/Teacher';
import type { XgboostTeacher } from '../../../src/teachers/xgboost/teacher/XgboostTeacher';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import { distill } from '../../../src/train/distill';
import { seedStudy } from '../../../src/train/seedStudy';
import { mulberry32 } from '../../mulberry32';

const next = mulberry32(4);
const flats = Array.from({ length: 240 }, (_, i) => {
  const [area, age] = [20 + Math.round(100 * next()), Math.round(60 * next())];
  const town = ['Bern', 'Basel', 'Chur'][i % 3];
  const price = 5000 * area - 2000 * age + (town === 'Bern' ? 80_000 : 0) + 20_000 * next();
  return { area: i % 17 ? area : null, age, town, price, dear: price > 300_000 ? 'yes' : 'no' };
});
const numbers = split(tabular(tableFromRows(flats), { target: 'price', ignore: ['dear'], name: 'flats' }), { seed: 1 });
const classes = split(tabular(tableFromRows(flats), { label: 'dear', ignore: ['price'], name: 'dear flats' }), { seed: 1 });
const quick = { rounds: 40, earlyStopping: 0, folds: 3, maxDepth: 3, threads: 1 };
let [price, dear]: XgboostTeacher[] = [];
beforeAll(async () => {
  [price, dear] = [await xgboost(numbers.train, quick), await xgboost(classes.train, quick)];
});
afterAll(() => [price, dear].forEach((teacher) => teacher.dispose()));

describe('a teacher of numbers', () => {
  test('teaches a student of the same table, as in kd.distill', async () => {
    const before = tf.memory().numTensors;
    const student = tabularStudent(numbers.train, { hidden: [16], seed: 1 });
    const run = await distill({ teacher: price, student, data: numbers, epochs: 30, show: false, seed: 1 });
    expect([run.status, run.data.task]).toEqual(['done', 'regression']);
    const rSquared = (model: 'teacher' | 'student') => run.measured![model]!.test!.values.rSquared!;
    expect(rSquared('teacher')).toBeGreaterThan(0.8);
    expect(rSquared('student')).toBeGreaterThan(0.7);
    expect(run.measured!.student!.test!.teacherDistance).toBeLessThan(0.6);
    student.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('labels a transfer set without targets, which only terms of the teacher learn from', async () => {
    const student = tabularStudent(numbers.train, { hidden: [8], seed: 1 });
    const transfer = { more: { data: unlabelled(numbers.test!) } };
    const run = await distill({ teacher: price, student, data: numbers, transfer, epochs: 2, show: false });
    expect(run.status).toBe('done');
    expect(Object.keys(run.history!.series)).toEqual(expect.arrayContaining(['train/hard', 'train/soft', 'train/more.soft']));
    expect(Object.keys(run.history!.series)).not.toContain('train/more.hard');
    student.dispose();
  });

  test('teaches over several seeds, as in kd.study', async () => {
    const student = (seed: number) => tabularStudent(numbers.train, { hidden: [8], seed });
    const study = await seedStudy({ teacher: price, student, data: numbers, epochs: 3, seeds: 2, show: false });
    expect(study.records.map(({ status }) => status)).toEqual(['done', 'done']);
    expect(study.logits.teacher.test!.values).toEqual(price.predict(numbers.test!).values);
    study.students.forEach((one) => one.dispose());
  });

  test('is the same after it was saved and loaded, with the names of its targets', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'stillroom-')), 'price.ubj');
    await price.save(path);
    const loaded = await xgboost.load(path);
    expect(loaded).toMatchObject({ predicts: 'numbers', targetNames: ['price'], classNames: null, features: price.features });
    expect((await label(loaded, numbers.test!)).values).toEqual((await label(price, numbers.test!)).values);
    const rent: Dataset = { ...numbers.test!, targets: { ...numbers.test!.targets!, names: ['rent'] } };
    await expect(label(loaded, rent)).rejects.toThrow(
      'expected the targets of data "flats test" to be those of teacher "xgboost", "price", got "rent"'
    );
  });

  test('is refused for rows with classes, though both have one output', async () => {
    const says =
      /expected rows with targets, the numbers that teacher "xgboost" predicts, got classes in data "dear flats.*"; make the data with kd\.tabular\(table, \{target\}\)/;
    const student = tabularStudent(classes.train, { hidden: [4] });
    await expect(label(price, classes.test!)).rejects.toThrow(says);
    await expect(distill({ teacher: price, student, data: classes, epochs: 1, show: false })).rejects.toThrow(says);
    const study = seedStudy({
      ...{ teacher: price, data: classes, epochs: 1, seeds: 1, show: false },
      student: (seed) => tabularStudent(classes.train, { hidden: [4], seed })
    });
    await expect(study).rejects.toThrow(says);
    for (const ask of ['predict', 'probabilities', 'leaves'] as const) expect(() => price[ask](classes.test!)).toThrow(says);
    student.dispose();
  });
});

describe('a teacher of classes', () => {
  test('is refused for rows with targets', async () => {
    const says =
      /expected rows with classes, which teacher "xgboost" tells apart, got targets \("price"\) in data "flats.*"; give a teacher that predicts numbers/;
    const student = tabularStudent(numbers.train, { hidden: [4] });
    await expect(label(dear, numbers.test!)).rejects.toThrow(says);
    await expect(distill({ teacher: dear, student, data: numbers, epochs: 1, show: false })).rejects.toThrow(says);
    expect(() => dear.predict(numbers.test!)).toThrow(says);
    student.dispose();
  });

  test('and one of numbers cannot label the transfer set of the other', async () => {
    const student = tabularStudent(numbers.train, { hidden: [4] });
    const transfer = { more: { data: numbers.test!, teacher: dear } };
    await expect(distill({ teacher: price, student, data: numbers, transfer, epochs: 1, show: false })).rejects.toThrow(
      /transfer set "more": expected rows with classes, which teacher "xgboost" tells apart, got targets/
    );
    student.dispose();
  });
});

describe('label(teacher, rows with targets)', () => {
  const shares = makeDataset({ x: [[1], [2], [3], [4]], targets: [0, 1, 2, 3].map((i) => [i / 4, 1 - i / 4]) });

  test('takes outputs whose sum is 1 for what they are: shares', async () => {
    const said = await label((rows) => tf.concat([rows.div(5), tf.sub(1, rows.div(5))], 1), shares);
    expect([said.rows, said.columns]).toEqual([4, 2]);
  });

  test('believes a teacher of one’s own what it predicts, and no third kind', async () => {
    const own = (predicts: unknown): Teacher => ({
      info: { name: 'own', kind: 'own', parameters: null, bytes: null, macs: null },
      ...{ classes: 2, inputShape: [1], predicts: predicts as 'numbers' },
      logits: (rows) => tf.concat([rows, rows], 1) as tf.Tensor2D,
      fingerprint: () => null
    });
    expect((await label(own('numbers'), shares)).columns).toBe(2);
    expect((await label(own(undefined), shares)).columns).toBe(2);
    await expect(label(own('classes'), shares)).rejects.toThrow(
      'label: expected rows with classes, which teacher "own" tells apart'
    );
    await expect(label(own('prices'), shares)).rejects.toThrow(
      `label: expected the teacher's predicts to be "classes" or "numbers", got "prices"; leave it out if it is not known`
    );
  });
});
