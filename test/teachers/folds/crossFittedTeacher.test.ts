import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset } from '../../../src/data/Dataset';
import { makeDataset } from '../../../src/data/makeDataset';
import { createRandom } from '../../../src/stats/createRandom';
import { crossFittedTeacher, type FoldRows } from '../../../src/teachers/folds';
import { functionTeacher } from '../../../src/teachers/functionTeacher';
import { label } from '../../../src/teachers/label';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

/** Rows of which some are equal. */
function rowsOf(count: number, seed: number, groups?: number): Dataset {
  const next = createRandom(seed);
  const x = Array.from({ length: count }, () => [Math.floor(12 * next()), Math.floor(6 * next())]);
  const data = makeDataset({ x, y: x.map(() => Number(next() < 0.4)), classes: ['no', 'yes'] });
  return { ...data, ...(groups && { groups: Int32Array.from(x, ([a]) => a % groups) }) };
}

/** The logit of a row is 100 if the model has seen it, -1 if not. */
const remembers = ({ train }: FoldRows) => {
  const seen = new Set(Array.from(train.y, (_, row) => String([train.x[2 * row], train.x[2 * row + 1]])));
  return functionTeacher(async (rows) => ((await rows.array()) as number[][]).map((row) => [seen.has(String(row)) ? 100 : -1]), {
    key: [...seen].join()
  });
};

test('crossFittedTeacher(train, fit) never asks a model about a row that it has seen, equal rows and groups included', async () => {
  for (const [seed, groups, repeats] of [
    [1, undefined, 1],
    [2, 12, 1],
    [3, undefined, 3],
    [4, 7, 2]
  ] as const) {
    const train = rowsOf(90, seed, groups);
    const learnt: Dataset[] = [];
    const fit = (rows: FoldRows) => (learnt.push(rows.train), remembers(rows));
    const teacher = await crossFittedTeacher(train, fit, { folds: 4, repeats, seed });
    expect(learnt).toHaveLength(4 * repeats);
    const { values, columns } = await label(teacher, train);
    expect(columns).toBe(1);
    values.forEach((value) => expect(value).toBeCloseTo(-1, 5));
    if (groups)
      for (const own of teacher.foldOf)
        for (const group of new Set(train.groups))
          expect(new Set(own.filter((_, row) => train.groups![row] === group)).size).toBe(1);
  }
});

test('each model learns from all rows but those of its fold, with a seed of its own', async () => {
  const train = rowsOf(80, 5);
  const told: FoldRows[] = [];
  const teacher = await crossFittedTeacher(train, (rows) => (told.push(rows), remembers(rows)), { folds: 3, repeats: 2 });
  expect(told.map(({ model }) => model)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(new Set(told.map(({ seed }) => seed)).size).toBe(6);
  told.forEach(({ train: own, model }) => {
    const fold = teacher.foldOf[Math.floor(model / 3)];
    expect(own.y.length).toBe(fold.filter((one) => one !== model % 3).length);
  });
  expect(teacher.foldOf[0]).not.toEqual(teacher.foldOf[1]);
});

test('a row that no model has seen has the mean probability of all models, and a train row that of one model a repeat', async () => {
  const train = rowsOf(60, 6);
  const fit = ({ model }: FoldRows) => functionTeacher((rows) => tf.fill([rows.shape[0], 1], model), { key: `${model}` });
  const teacher = await crossFittedTeacher(train, fit, { folds: 2, repeats: 2 });
  const p = (z: number) => 1 / (1 + Math.exp(-z));
  const unseen = makeDataset({ x: [[-5, 0.5]], y: [0], classes: ['no', 'yes'] });
  expect(p((await label(teacher, unseen)).values[0])).toBeCloseTo((p(0) + p(1) + p(2) + p(3)) / 4, 5);
  const logits = await label(teacher, train);
  train.y.forEach((_, row) => {
    const [first, second] = teacher.foldOf.map((fold) => fold[row]);
    expect(p(logits.values[row])).toBeCloseTo((p(first) + p(2 + second)) / 2, 5);
  });
});

test('its fingerprint follows from models and folds, and is null where a model has none', async () => {
  const train = rowsOf(60, 8);
  const make = (seed: number) => crossFittedTeacher(train, remembers, { folds: 3, seed, name: 'three' });
  const [one, again, other] = [await make(1), await make(1), await make(2)];
  expect(one.fingerprint()).toBe(again.fingerprint());
  expect(one.fingerprint()).not.toBe(other.fingerprint());
  expect(one.info.name).toBe('three');
  const unknown = await crossFittedTeacher(train, () => (rows) => tf.zeros([rows.shape[0], 1]), { folds: 2 });
  expect(unknown.fingerprint()).toBeNull();
});

test('crossFittedTeacher refuses what it cannot deal, and passes on what fit throws', async () => {
  const train = rowsOf(60, 9);
  await expect(crossFittedTeacher(train, 'xgboost' as never)).rejects.toThrow('expected a function that makes a teacher');
  await expect(crossFittedTeacher(train, remembers, { folds: 1 })).rejects.toThrow('expected folds to be');
  await expect(crossFittedTeacher(train, remembers, { fold: 2 } as never)).rejects.toThrow('got "fold"');
  await expect(crossFittedTeacher({ ...train, groups: new Int32Array(60) }, remembers)).rejects.toThrow(
    'expected rows for 5 folds, got 1 lots'
  );
  await expect(crossFittedTeacher({ ...train, unlabelled: true, y: new Int32Array(60) }, remembers)).rejects.toThrow(
    'labelled rows'
  );
  const rare = { ...train, y: new Int32Array(60).map((_, row) => Number(row === 3)) };
  await expect(crossFittedTeacher(rare, remembers, { folds: 2 })).rejects.toThrow('class "yes" in at least 2 of 2 folds');
  const failing = () => {
    throw new Error('no rows today');
  };
  await expect(crossFittedTeacher(train, failing)).rejects.toThrow('no rows today');
});
