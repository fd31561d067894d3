import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { makeDataset } from '../../../src/data/makeDataset';
import { split } from '../../../src/data/split';
import { tableFromRows } from '../../../src/data/tables/tableFromRows';
import { tabular } from '../../../src/data/tables/tabular';
import { unlabelled } from '../../../src/data/unlabelled';
import * as metrics from '../../../src/metrics';
import { predict } from '../../../src/metrics/predict';
import { hint, softTargets } from '../../../src/losses';
import { huber } from '../../../src/losses/numbers';
import type { LossInputs } from '../../../src/losses/Loss';
import { withHeads } from '../../../src/models/heads/withHeads';
import { tabularStudent } from '../../../src/models/students/tabularStudent';
import { linear } from '../../../src/schedules';
import { combinedTeacher } from '../../../src/teachers/combinedTeacher';
import { functionTeacher } from '../../../src/teachers/functionTeacher';
import { distill } from '../../../src/train/distill';
import { seedStudy } from '../../../src/train/seedStudy';
import { severalTasks } from '../../../src/train/severalTasks/severalTasks';
import { classification, defineTask, regression } from '../../../src/train/task';
import { train } from '../../../src/train/train';
import { lossCurves } from '../../../src/views/lossCurves/lossCurves';
import { scores } from '../../../src/views/scores/scores';
import { twoTaskRows } from './twoTaskRows';

let before: number;
const made: tf.LayersModel[] = [];
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => {
  made.splice(0).forEach((model) => model.dispose());
  expect(tf.memory().numTensors, 'tensors left behind').toBe(before);
});

const kept = (model: tf.LayersModel) => {
  made.push(model);
  return model;
};
const both = () => ({ size: regression(), kind: classification({ classes: ['none', 'some', 'much'] }) });
const students = (data: ReturnType<typeof twoTaskRows>, tasks: ReturnType<typeof severalTasks>, hidden = [8], seed = 1) =>
  kept(tabularStudent(data.train, { hidden, heads: tasks.heads, dropout: 0, seed }));

test('severalTasks(parts): each task is scored on the rows that have its targets, as its metrics do alone', async () => {
  const data = twoTaskRows({ known: 0.7 });
  const tasks = severalTasks(both());
  const student = students(data, tasks);
  const run = await train({ student, data, task: tasks, epochs: 6, batchSize: 32, show: false });
  const { rows, columns, values } = await predict(student, data.test!);
  const targets = data.test!.targets!.values;
  const of = (target: number) => Array.from({ length: rows }, (_, i) => i).filter((i) => !Number.isNaN(targets[2 * i + target]));
  const size = of(0).map((i) => values[columns * i]);
  const kind = of(1).map((i) => [...values.subarray(columns * i + 1, columns * i + 4)]);
  expect(of(0).length).toBeLessThan(rows);
  const measured = run.measured!.student!.test!.values;
  const expected = {
    size: metrics
      .rSquared()
      .prepare({ logits: size.map((one) => [one]), labels: size, targets: of(0).map((i) => targets[2 * i]) })(),
    kind: metrics.accuracy().prepare({ logits: kind, labels: of(1).map((i) => targets[2 * i + 1]) })()
  };
  expect(measured['size: rSquared']).toBeCloseTo(expected.size, 10);
  expect(measured['kind: accuracy']).toBeCloseTo(expected.kind, 10);
  expect(measured['mean of the tasks']).toBeCloseTo((expected.size + expected.kind) / 2, 10);
  expect(measured['size: rSquared']).toBeGreaterThan(0.2);
  expect([run.setup.best, run.data.task]).toEqual(['mean of the tasks', 'several tasks (size, kind)']);
  const shown = lossCurves(run).curves.map(({ series }) => series);
  for (const name of ['train/size', 'train/kind', 'validation/size: rSquared', 'validation/kind: accuracy'])
    expect(shown).toContain(name);
  expect(scores(run).says).toContain('ean of the tasks on test');
});

test('severalTasks(parts, {weights}): its terms are those of each task times its weight, of its own outputs', () => {
  const tasks = severalTasks(both(), { weights: { size: 0.5, kind: linear({ from: 1, to: 0 }) } });
  const terms = tasks.terms();
  expect(Object.keys(terms)).toEqual(['size: hard', 'size: soft', 'kind: hard', 'kind: soft']);
  expect(terms['size: hard'].weight).toBe(0.25);
  const weight = terms['kind: soft'].weight as (moment: object) => number;
  expect(weight({ epoch: 5, epochs: 10, step: 50, loss: null })).toBeCloseTo(0.35, 10);
  expect(Object.keys(tasks.termsAlone('train', 0))).toEqual(['size', 'kind']);
  const loss = tasks.lossOf('kind', softTargets({ temperature: 2 }));
  const inputs = { student: [[7, 1, 2, 3]], teacher: [[-7, 3, 2, 1]] };
  const [own, plain] = [loss(inputs), softTargets({ temperature: 2 })({ student: [[1, 2, 3]], teacher: [[3, 2, 1]] })];
  expect(own.arraySync()).toEqual(plain.arraySync());
  tf.dispose([own, plain]);
  expect(() => tasks.lossOf('size', softTargets())).toThrow('loss of task "size": expected a loss of numbers, got softTargets');
  expect(() => tasks.lossOf('size', 3 as never)).toThrow('loss of task "size": expected a loss, got 3');
  expect(() => loss({ student: [[1, 2]], teacher: [[1, 2]] })).toThrow(
    'loss of task "kind": expected student outputs of all tasks, [batch, 4 or more], got [1,2]; give those of all heads'
  );
});

test('tasks.lossOf(task, loss) is the mean over the rows that have its targets, and 0 with a gradient of 0 where none has', () => {
  const tasks = severalTasks(both());
  const loss = tasks.lossOf('size', huber());
  const [rows, none] = tf.tidy(() => [
    loss({
      student: [
        [1, 0, 0, 0],
        [3, 0, 0, 0],
        [2, 0, 0, 0]
      ],
      targets: tf.tensor2d([
        [0, 1],
        [NaN, 1],
        [4, NaN]
      ])
    }).arraySync() as number[],
    loss({ student: [[1, 0, 0, 0]], targets: tf.tensor2d([[NaN, 1]]) }).arraySync() as number[]
  ]);
  expect(rows[1]).toBe(0);
  expect((rows[0] + rows[1] + rows[2]) / 3).toBeCloseTo((0.5 + 1.5) / 2, 6);
  expect(none).toEqual([0]);
  const gradient = tf.tidy(() =>
    tf
      .grad((student: tf.Tensor) => loss({ student: student as tf.Tensor2D, targets: tf.tensor2d([[NaN, 1]]) }).sum())(
        tf.tensor2d([[1, 2, 3, 4]])
      )
      .arraySync()
  );
  expect(gradient).toEqual([[0, 0, 0, 0]]);
});

test('a task of defineTask with a head and a loss of its own is one of several: record, curves and comparison show it', async () => {
  const data = twoTaskRows();
  const loss = ({ student, targets }: LossInputs) =>
    tf.tidy(() => {
      const [mean, log] = tf.split(student as tf.Tensor2D, 2, 1);
      return tf.add(log, tf.div(tf.square(tf.sub(mean, tf.div(targets as tf.Tensor2D, 1000))), tf.exp(log))).sum(1);
    });
  const spread = defineTask({
    name: 'mean and variance',
    outputs: 2,
    loss: Object.assign(loss, { description: { name: 'gaussian' }, needs: ['targets'] as const }),
    metrics: [
      {
        ...({ description: { name: 'variance' }, title: 'mean log variance', better: 'lower', format: 'number' } as const),
        prepare: ({ logits }) => {
          const { rows, values } = logits as { rows: number; values: ArrayLike<number> };
          return () => Array.from(values).reduce((sum, one, i) => (i % 2 ? sum + one : sum), 0) / rows;
        }
      }
    ]
  });
  const tasks = severalTasks({ size: spread, kind: both().kind });
  const teacher = functionTeacher(
    (rows) =>
      tf.tidy(() =>
        tf.pad(rows as tf.Tensor2D, [
          [0, 0],
          [0, 2]
        ])
      ),
    { classes: 5 }
  );
  const run = await distill({
    teacher,
    student: students(data, tasks),
    data,
    task: tasks,
    epochs: 2,
    batchSize: 32,
    show: false
  });
  expect(run.status).toBe('done');
  expect(Object.keys(run.measured!.student!.test!.values)).toEqual([
    'size: variance',
    'kind: accuracy',
    'kind: negativeLogLikelihood'
  ]);
  expect(run.comparison!.metrics.map(({ title }) => title)).toContain('size: mean log variance');
  expect(lossCurves(run).curves.map(({ series }) => series)).toContain('validation/size: variance');
});

test('distill(): terms of structure, data and tasks together, with a teacher for each task', async () => {
  const data = twoTaskRows({ known: 0.8 });
  const tasks = severalTasks(both());
  const size = kept(
    tf.sequential({
      name: 'sizes',
      layers: [tf.layers.dense({ units: 6, inputShape: [3], name: 'inner' }), tf.layers.dense({ units: 1 })]
    })
  );
  const kind = kept(tf.sequential({ name: 'kinds', layers: [tf.layers.dense({ units: 3, inputShape: [3] })] }));
  const teacher = combinedTeacher({ kind, size }, { heads: tasks.heads });
  const trunk = tf.sequential({ layers: [tf.layers.dense({ units: 5, activation: 'relu', inputShape: [3], name: 'trunk' })] });
  const student = kept(withHeads(trunk, { heads: tasks.heads, train: data.train, hidden: [4] }));
  const more = unlabelled(twoTaskRows({ seed: 5 }).train);
  const terms = {
    ...tasks.terms(),
    structure: { weight: 0.1, loss: hint(), layers: { teacher: 'size/inner', student: 'trunk' } }
  };
  const transfer = { more: { data: more, weight: 0.5 } };
  const run = await distill({ teacher, student, data, task: tasks, terms, transfer, epochs: 3, batchSize: 32, show: false });
  expect(run.status).toBe('done');
  const names = Object.keys(run.history.series).filter((name) => name.startsWith('train/'));
  expect(names).toEqual([
    ...['train/size: hard', 'train/size: soft', 'train/kind: hard', 'train/kind: soft', 'train/structure'],
    ...['train/more.size: soft', 'train/more.kind: soft', 'train/more.structure', 'train/loss']
  ]);
  const losses = run.history.series['train/loss'] as number[];
  expect(losses.at(-1)).toBeLessThan(losses[0]);
});

test('tasks.only(task) learns and measures one task with the same student', async () => {
  const data = twoTaskRows();
  const tasks = severalTasks(both());
  const only = tasks.only('kind');
  const student = students(data, tasks);
  const run = await train({ student, data, task: only, epochs: 2, batchSize: 32, show: false });
  expect(Object.keys(run.measured!.student!.test!.values)).toEqual(['kind: accuracy', 'kind: negativeLogLikelihood']);
  expect(Object.keys(run.setup.terms)).toEqual(['kind']);
  expect(only.heads).toEqual(tasks.heads);
  expect(() => tasks.only('price')).toThrow('severalTasks: expected a task among "size", "kind", got "price"; name one of them');
});

test('study() of several tasks compares each task over seeds', async () => {
  const data = twoTaskRows();
  const tasks = severalTasks(both(), { weights: { kind: 2 } });
  const teacher = students(data, tasks, [16], 9);
  await train({ student: teacher, data, task: tasks, epochs: 3, batchSize: 32, show: false });
  const student = (seed: number) => tabularStudent(data.train, { hidden: [4], heads: tasks.heads, seed });
  const study = await seedStudy({ teacher, student, data, task: tasks, seeds: 2, epochs: 2, show: false });
  study.students.forEach(kept);
  expect(study.says).toContain('mean of the tasks');
  expect(study.comparison.differences.map(({ metric }) => metric)).toContain('kind: accuracy');
});

test('a teacher with outputs in other units is found by the name of its task', async () => {
  const data = twoTaskRows();
  const tasks = severalTasks(both());
  const small = functionTeacher((rows) => tf.tidy(() => tf.matMul(rows as tf.Tensor2D, tf.tensor2d([[1], [2], [0.05]]))), {
    classes: 1
  });
  const turned = functionTeacher((rows) => tf.tidy(() => tf.mul(rows as tf.Tensor2D, [1, 1, 1])), { classes: 3 });
  const teacher = combinedTeacher({ size: small, kind: turned }, { heads: tasks.heads });
  const run = await distill({ teacher, student: students(data, tasks), data, task: tasks, epochs: 1, show: false });
  expect(run.findings.map(({ says }) => says).join()).toContain('size: the teacher\'s output for "size" follows the target');
});

test('the student is told that its head begins far from its targets', async () => {
  const data = twoTaskRows({ level: 5000 });
  const tasks = severalTasks(both());
  const student = kept(tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [3] })] }));
  const run = await train({ student, data, task: tasks, epochs: 1, show: false });
  expect(run.findings.find(({ check }) => check === 'farFromTargets')?.says).toContain('outputs for "size" are');
});

test.each<[unknown, object | undefined, string]>([
  [{}, undefined, 'severalTasks: expected 1 to 100 tasks by name, got'],
  [{ 'a: b': regression() }, undefined, 'severalTasks: expected short names without "/" and ":"'],
  [{ size: 3 }, undefined, 'severalTasks: expected a task for "size", got 3'],
  [{ size: { task: regression(), targets: [] } }, undefined, 'severalTasks: expected the targets of "size" to be names'],
  [
    { kind: { task: classification({ classes: 2 }), targets: ['a', 'b'] } },
    undefined,
    'severalTasks: expected one target for "kind"'
  ],
  [
    { a: { task: regression(), targets: 'b' }, b: regression() },
    undefined,
    'severalTasks: expected each target in one task, got "b" in two'
  ],
  [{ a: regression() }, { weights: { b: 1 } }, 'severalTasks: expected weights of "a", got one of "b"'],
  [{ a: regression() }, { weights: { a: -1 } }, 'severalTasks: expected the weight of "a" to be'],
  [{ a: regression() }, { balance: 'equal' }, 'severalTasks: expected a balance, got "equal"'],
  [{ a: severalTasks({ b: regression() }) }, undefined, 'severalTasks: expected a task for "a"']
])('severalTasks refuses %o with %o', (parts, options, says) => {
  expect(() => severalTasks(parts as never, options as never)).toThrow(says);
});

test('a run refuses data with other targets, class numbers that are none, one task alone, and unknown targets without several tasks', async () => {
  const data = twoTaskRows({ known: 0.7 });
  const tasks = severalTasks({ kind: both().kind, size: regression() });
  const student = students(data, tasks);
  const common = { student, data, epochs: 1, show: false };
  await expect(train({ ...common, task: tasks })).rejects.toThrow(
    'train: expected data with the targets of the tasks in their order, "kind", "size", got "size", "kind"'
  );
  await expect(
    train({ ...common, task: severalTasks({ size: regression(), kind: classification({ classes: 2 }) }) })
  ).rejects.toThrow('to be a class number from 0 to 1, got 2 in row');
  await expect(train({ ...common, task: both().kind })).rejects.toThrow('train: expected several tasks, got one of them');
  await expect(train({ ...common, task: regression() })).rejects.toThrow('to have its targets, got none for');
  const flat = makeDataset({
    x: [[0], [1]],
    targets: [
      [NaN, 1],
      [NaN, 0]
    ],
    targetNames: ['size', 'kind'],
    missingTargets: true
  });
  await expect(train({ ...common, data: flat, task: severalTasks(both()) })).rejects.toThrow(
    'expected at least two different values of target "size" in the train rows for task "size", got none'
  );
  expect(() => makeDataset({ x: [[0]], targets: [NaN] })).toThrow('dataset: expected finite targets, got NaN');
});

test.each([
  [{ classes: 1 }, 'classification: expected classes'],
  [{ classes: ['a', 'a'] }, 'classification: expected every class to have a name of its own'],
  [{ classes: 2, loss: 1 }, 'classification: expected a loss, got 1'],
  [{ classes: 2, metrics: [] }, 'classification: expected at least one metric'],
  [{ classes: 2, metrics: [metrics.accuracy(), 3] }, 'classification: expected metrics[1]'],
  [{ kinds: 2 }, 'classification: ']
])('classification refuses %o', (options, says) => expect(() => classification(options as never)).toThrow(says));

test('tabular(table, {target: [several]}) makes class numbers of texts, and may leave targets unknown', async () => {
  const rows = Array.from({ length: 80 }, (_, i) => ({
    a: i % 7,
    b: i % 3,
    price: i === 3 ? null : 10 * (i % 7),
    cut: ['fair', 'good', 'ideal'][i % 3]
  }));
  const table = tableFromRows(rows);
  const target = ['price', 'cut'];
  expect(() => tabular(table, { target })).toThrow('or say {missingTargets: true} for kd.severalTasks');
  expect(() => tabular(table, { target: 'cut' })).toThrow('expected numbers, got texts such as "fair"');
  const data = tabular(table, { target, missingTargets: true });
  expect(data.targets).toMatchObject({ names: target, missing: true, categories: { cut: ['fair', 'good', 'ideal'] } });
  expect(Array.from(data.targets!.values.subarray(4, 8))).toEqual([20, 2, NaN, 0]);
  const wrong = severalTasks({ price: regression(), cut: classification({ classes: ['good', 'fair', 'ideal'] }) });
  const student = kept(tabularStudent(data, { hidden: [4], heads: wrong.heads }));
  await expect(train({ student, data, task: wrong, epochs: 1, show: false })).rejects.toThrow(
    'expected the classes of target "cut" as in data'
  );
  const tasks = severalTasks({ price: regression(), cut: classification({ classes: data.targets!.categories!.cut }) });
  const run = await train({ student, data: split(data, { seed: 1 }), task: tasks, epochs: 1, show: false });
  expect(run.status).toBe('done');
});
