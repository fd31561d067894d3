import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/deploy/compile/compile';
import { latency } from '../../src/deploy/latency/latency';
import { loadModel } from '../../src/deploy/loadModel';
import { readTree } from '../../src/deploy/readTree/readTree';
import { saveModel } from '../../src/deploy/saveModel';
import type { Dataset, Feature } from '../../src/data/Dataset';
import { tf } from '../../src/engine/tf';
import { alignmentMap } from '../../src/inspect/layers/alignmentMap';
import { predict } from '../../src/metrics/predict';
import { columnsOf } from '../../src/models/columnsOf';
import { softDecisionTree } from '../../src/models/students/softDecisionTree';
import { tabularStudent } from '../../src/models/students/tabularStudent';
import { label } from '../../src/teachers/label';
import { modelTeacher } from '../../src/teachers/modelTeacher';
import { cloneModel } from '../../src/train/baseline/cloneModel';
import { distill } from '../../src/train/distill';
import { labelSweep } from '../../src/train/labelSweep/labelSweep';
import { seedStudy } from '../../src/train/seedStudy';
import { train } from '../../src/train/train';
import { embeddings } from '../../src/transfer/judge/embeddings';
import { loanApplications } from './students/loanApplications';

const data = loanApplications({ rows: 120 });
const features = data.features!;

/** The same table with its columns in another order. */
const permuted = withColumns([1, 0, 2, 3, 4, 5, 6, 7]);
const renamed: Dataset = { ...data, features: features.map((one, i) => (i === 0 ? { ...one, name: 'wage' } : one)) };
const recoded: Dataset = {
  ...data,
  features: features.map((one): Feature =>
    one.name === 'job' ? ({ ...one, categories: ['freelance', 'fixed', 'none'] } as Feature) : one
  )
};
const others: [string, Dataset, string][] = [
  [
    'the same columns in another order',
    permuted,
    'expected column 0 of data "loans" to be the number "income" as in model "tabular student", got the number "amount"; they are the same in another order: make the data with kd.tabular(table, {label, classes, features})'
  ],
  ['columns of other names', renamed, '"income" is not among these'],
  ['other codes of categories', recoded, 'expected category 0 of column 4 of data "loans" (job) to be "fixed"']
];

function withColumns(order: number[]): Dataset {
  const [width] = data.shape;
  const x = data.x.map((_, at) => data.x[at - (at % width) + order[at % width]]);
  return { ...data, x, features: order.map((column) => features[column]) };
}

describe('a model made for the columns of a table', () => {
  let student: tf.LayersModel;
  beforeAll(() => void (student = tabularStudent(data, { seed: 1 })));

  test('columnsOf(model) are those of the table; cloned, saved and loaded, in a tree and in a larger model too', async () => {
    expect(columnsOf(student)).toEqual(features);
    expect(columnsOf(softDecisionTree(data))).toEqual(features);
    const copy = cloneModel('test', student, { of: 'student', rows: data });
    expect(columnsOf(copy)).toEqual(features);
    const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
    await saveModel(student, folder);
    const loaded = await loadModel(folder);
    expect(columnsOf(loaded)).toEqual(features);
    await expect(predict(loaded, permuted)).rejects.toThrow('they are the same in another order');
    const inner = tabularStudent(data, { name: 'inner' });
    const input = tf.input({ shape: [8] });
    const wrapped = tf.model({
      inputs: input,
      outputs: tf.layers.dense({ units: 2 }).apply(inner.apply(input)) as tf.SymbolicTensor
    });
    expect(columnsOf(wrapped)).toEqual(features);
  });

  test('columnsOf(model) is null of columns without names, and what a file says amiss is not read', () => {
    expect(columnsOf(tabularStudent({ ...data, x: data.x.map((value) => value || 0), features: undefined }))).toBeNull();
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [8] })] });
    expect(columnsOf(model)).toBeNull();
    expect(() => columnsOf('model' as never)).toThrow('columnsOf: expected a tfjs layers model, got "model"');
    model.setUserDefinedMetadata({ stillroom: { features: [{ name: 1 }] } });
    expect(columnsOf(model)).toBeNull();
  });

  test.each(others)('predict and label refuse %s', async (_, other, says) => {
    const counted = tf.memory().numTensors;
    await expect(predict(student, other)).rejects.toThrow(says);
    await expect(label(student, other)).rejects.toThrow(says);
    expect(tf.memory().numTensors).toBe(counted);
  });

  test('rows without names, and categories that end sooner or go on, are taken as they are', async () => {
    const expected = await predict(student, data);
    expect(await predict(student, { ...data, features: undefined })).toEqual(expected);
    const longer = features.map((one): Feature =>
      one.kind === 'category' ? { ...one, categories: [...one.categories, 'new'] } : one
    );
    const shorter = features.map((one): Feature =>
      one.kind === 'category' ? { ...one, categories: one.categories.slice(0, 3) } : one
    );
    expect(await predict(student, { ...data, features: longer })).toEqual(expected);
    expect(await predict(tabularStudent({ ...data, features: shorter }), data)).toBeDefined();
  });

  test.each(others)(
    'train, distill, study and labelSweep refuse a student or a teacher of %s, before any training',
    async (_, other) => {
      const says = /as in |is not among these|in another order/;
      const quick = { epochs: 1, show: false } as const;
      await expect(train({ student, data: other, ...quick })).rejects.toThrow(says);
      const teacher = student;
      const own = () => tabularStudent(other);
      await expect(distill({ teacher, student: own(), data: other, ...quick })).rejects.toThrow(says);
      await expect(seedStudy({ teacher, student: own, data: other, seeds: 2, ...quick })).rejects.toThrow(says);
      const splits = { train: other, test: other };
      await expect(labelSweep({ teacher, student: own, data: splits, labels: [20], seeds: 2, ...quick })).rejects.toThrow(says);
    }
  );

  test('splits and transfer sets of other columns than train are refused', async () => {
    const quick = {
      student: tabularStudent(data),
      teacher: (rows: tf.Tensor) => tf.zeros([rows.shape[0], 1]) as tf.Tensor2D,
      epochs: 1,
      show: false
    };
    await expect(distill({ ...quick, data: { train: data, validation: permuted } })).rejects.toThrow(
      'distill: expected column 0 of validation data to be the number "income" as in train data'
    );
    await expect(distill({ ...quick, data, transfer: { more: { data: permuted } } })).rejects.toThrow(
      'distill: transfer set "more": expected column 0 of its data to be the number "income" as in train data'
    );
  });

  test('alignmentMap, embeddings, latency and readTree refuse them', async () => {
    const says = 'in another order';
    await expect(alignmentMap({ teacher: student, student, x: permuted, show: false })).rejects.toThrow(says);
    await expect(alignmentMap({ teacher: modelTeacher(student), student, x: permuted, show: false })).rejects.toThrow(says);
    await expect(embeddings(student, permuted)).rejects.toThrow(says);
    await expect(latency({ models: { student }, rows: permuted, seconds: 0.01 })).rejects.toThrow(says);
    await expect(latency({ models: { student: compile(student) }, rows: permuted, seconds: 0.01 })).rejects.toThrow(says);
    expect(() => readTree(softDecisionTree(data), permuted)).toThrow(says);
  });

  test('a compiled student says its columns, as a module too', async () => {
    const compiled = compile(student);
    expect(compiled.columns).toEqual(features);
    const odd: Dataset = { ...data, features: features.map((one, i) => (i === 0 ? { ...one, name: 'Löhne\u2028"`${1}' } : one)) };
    const path = join(await mkdtemp(join(tmpdir(), 'stillroom-')), 'student.cjs');
    await compile(tabularStudent(odd)).save(path);
    // oxlint-disable-next-line typescript/no-require-imports
    expect((require(path) as { columns: Feature[] }).columns).toEqual(odd.features);
  });
});

describe('a plain model that was trained on a table', () => {
  test('it knows the columns it was last trained on, saved too; training on others is allowed and noted', async () => {
    const clean = { ...data, x: data.x.map((value) => (Number.isNaN(value) ? 0 : Math.min(value, 10))) };
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [8] })] });
    await train({ student: model, data: clean, epochs: 1, show: false });
    expect(columnsOf(model)).toEqual(features);
    await expect(predict(model, permuted)).rejects.toThrow('in another order');
    const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
    await saveModel(model, folder);
    expect(columnsOf(await loadModel(folder))).toEqual(features);
    await train({ student: model, data: { ...clean, features: permuted.features }, epochs: 1, show: false });
    expect(columnsOf(model)).toEqual(permuted.features);
  });

  test('of very many categories it notes the names of the columns alone', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `customer ${i}`);
    const wide: Dataset = { ...data, x: data.x.map((value) => (Number.isNaN(value) ? 0 : Math.min(value, 2))) };
    wide.features = features.map((one): Feature => (one.name === 'town' ? ({ ...one, categories: many } as Feature) : one));
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [8] })] });
    await train({ student: model, data: wide, epochs: 1, show: false });
    expect(columnsOf(model)?.map(({ name }) => name)).toEqual(features.map(({ name }) => name));
    expect(JSON.stringify(model.getUserDefinedMetadata()).length).toBeLessThan(2000);
    await predict(model, wide);
  });
});
