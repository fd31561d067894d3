import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { makeDataset } from '../../../src/data/makeDataset';
import { withHeads } from '../../../src/models/heads/withHeads';
import type { RunRecord } from '../../../src/record/RunRecord';
import { createRandom, shuffle } from '../../../src/stats/createRandom';
import { gradNorm, pcGrad, uncertaintyWeights } from '../../../src/train/balances';
import { adam } from '../../../src/train/optimizers/adam';
import { sgd } from '../../../src/train/optimizers/sgd';
import type { TaskBalance } from '../../../src/train/options';
import { resume } from '../../../src/train/resume';
import { severalTasks } from '../../../src/train/severalTasks/severalTasks';
import { classification, regression } from '../../../src/train/task';
import { train } from '../../../src/train/train';
import { tabularStudent } from '../../../src/models/students/tabularStudent';
import reference from '../../reference/train/severalTasks.json';
import { twoTaskRows } from './twoTaskRows';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors, 'tensors left behind').toBe(before));

/** The rows, the network and its first weights of the script. */
function referenceTasks(balance?: TaskBalance) {
  const rows = Array.from({ length: 12 }, (_, i) => i);
  const x = rows.map((i) => [0, 1, 2].map((j) => Math.sin(1 + 3 * i + j)));
  const maybe = (known: boolean, value: number) => (known ? value : NaN);
  const targets = x.map(([a, b, c], i) => [
    maybe(i % 5 !== 2, 1000 + 100 * (a - b + 0.3 * c)),
    maybe(i % 4 !== 1, (5 * i) % 3),
    maybe(i !== 3, Math.cos(2 * i)),
    maybe(i !== 3, b - a)
  ]);
  const data = makeDataset({ x, targets, targetNames: ['size', 'kind', 'p', 'q'], missingTargets: true });
  const parts = {
    size: regression(),
    kind: classification({ classes: 3 }),
    pair: { task: regression(), targets: ['p', 'q'] }
  };
  const task = severalTasks(parts, { balance });
  const trunk = tf.sequential({ layers: [tf.layers.dense({ units: 5, activation: 'tanh', inputShape: [3] })] });
  const student = withHeads(trunk, { heads: task.heads, train: data });
  let count = 0;
  for (const layer of [trunk.layers[0], ...['size', 'kind', 'pair'].map((name) => student.getLayer(`${name}_head`))]) {
    const weights = layer.getWeights().map(({ shape, size }) => {
      const begin = count;
      count += size;
      const values = Array.from({ length: size }, (_, i) => 0.5 * Math.sin(begin + i + 1));
      return tf.tensor(values, shape);
    });
    layer.setWeights(weights);
    tf.dispose(weights);
  }
  return { data, task, student };
}

const series = ({ history }: RunRecord, name: string) => history.series[name] as number[];

test.each([
  ['added', undefined],
  ['uncertainty', uncertaintyWeights()],
  ['grad_norm', gradNorm({ alpha: 0.7, learningRate: 0.05 })],
  ['projected', pcGrad()]
] as const)('severalTasks(tasks, {balance}) takes the steps of PyTorch: %s', async (name, balance) => {
  const { data, task, student } = referenceTasks(balance);
  const optimizer = sgd({ learningRate: 0.1, momentum: 0 });
  const run = await train({ student, data, task, optimizer, epochs: 8, batchSize: 12, show: false });
  const expected = reference[name];
  for (const [i, part] of ['size', 'kind', 'pair'].entries()) {
    const own = { losses: series(run, `train/${part}`), weights: series(run, `weight/${part}`) };
    for (const kind of ['losses', 'weights'] as const)
      expected[kind].forEach((step, at) => expect(own[kind][at], `${kind} of ${part}, step ${at}`).toBeCloseTo(step[i], 5));
  }
  student.dispose();
});

test('the script projects in the orders that pcGrad() draws, and finds conflicts', () => {
  const drawn = reference.orders.map((_, step) => {
    const next = createRandom(step);
    return [0, 1, 2].map((task) =>
      shuffle(
        [0, 1, 2].filter((other) => other !== task),
        next
      )
    );
  });
  expect(drawn).toEqual(reference.orders);
  expect(reference.projected.conflicts).toBeGreaterThan(20);
});

test.each([uncertaintyWeights(), gradNorm(), pcGrad()])(
  'a run with balance $description.name is the same if it was broken off and goes on',
  async (balance) => {
    const data = twoTaskRows({ known: 0.7 });
    const task = severalTasks({ size: regression(), kind: classification({ classes: 3 }) }, { balance });
    const build = () => tabularStudent(data.train, { hidden: [8], heads: task.heads, seed: 1 });
    const options = { data, task, epochs: 4, batchSize: 32, show: false };
    const whole = build();
    const expected = await train({ ...options, student: whole });
    const [folder, student] = [mkdtempSync(join(tmpdir(), 'several-')), build()];
    const stop = new AbortController();
    const onEvent = ({ type, epoch }: { type: string; epoch?: number }) => void (type === 'point' && epoch === 2 && stop.abort());
    const begun = await train({ ...options, student, folder, signal: stop.signal, onEvent: onEvent as never });
    const run = await resume(folder, { student, data, task, show: false });
    expect([expected.status, begun.status, run.status]).toEqual(['done', 'stopped', 'done']);
    expect(run.history).toEqual(expected.history);
    expect(run.measured).toEqual(expected.measured);
    expect(run.setup.balance).toEqual(balance.description);
    [whole, student].forEach((model) => model.dispose());
  }
);

test('gradNorm() and pcGrad() say why their steps run operation by operation, and uncertaintyWeights() takes graphs', async () => {
  const data = twoTaskRows();
  for (const balance of [uncertaintyWeights(), pcGrad()]) {
    const task = severalTasks({ size: regression(), kind: classification({ classes: 3 }) }, { balance });
    const student = tabularStudent(data.train, { hidden: [8], heads: task.heads, seed: 1 });
    const run = await train({ student, data, task, epochs: 5, batchSize: 32, show: false });
    const [steps] = Object.values(run.stamp.steps!);
    if (balance.gradients) expect(steps.eager).toBe('the gradient of each task takes a pass of its own');
    else expect(steps.graphs).toBeGreaterThan(10);
    student.dispose();
  }
});

test('gradNorm() refuses a student whose shared layers cannot be told, takes their names, and a balance needs a term of each task', async () => {
  const data = twoTaskRows();
  const build = () =>
    tf.sequential({
      layers: [tf.layers.dense({ units: 6, activation: 'relu', inputShape: [3], name: 'trunk' }), tf.layers.dense({ units: 4 })]
    });
  const task = (balance: TaskBalance) => severalTasks({ size: regression(), kind: classification({ classes: 3 }) }, { balance });
  const student = build();
  const common = { student, data, epochs: 1, show: false };
  await expect(train({ ...common, task: task(gradNorm()) })).rejects.toThrow(
    /^train: expected a student that ends in a head for each of 2 tasks for "gradNorm", got one output layer ".*"; make it with kd.models.withHeads, or name the shared layers: \{shared: \[...\]\}$/
  );
  const run = await train({ ...common, task: task(gradNorm({ shared: ['trunk'] })) });
  expect(run.status).toBe('done');
  student.dispose();
});

test.each([
  [() => gradNorm({ alpha: -1 }), 'gradNorm: expected alpha'],
  [() => gradNorm({ learningRate: 0 }), 'gradNorm: expected learningRate'],
  [() => pcGrad({ beta: 1 } as never), 'pcGrad: '],
  [() => uncertaintyWeights({ start: 1 } as never), 'uncertaintyWeights: ']
])('%s is refused', (build, says) => expect(build).toThrow(says));

test('a loss below 0, which uncertaintyWeights() may have, is no divergence', async () => {
  const data = twoTaskRows();
  const task = severalTasks({ size: regression(), kind: classification({ classes: 3 }) }, { balance: uncertaintyWeights() });
  const student = tabularStudent(data.train, { hidden: [32], dropout: 0, heads: task.heads, seed: 1 });
  const optimizer = adam({ learningRate: 0.03 });
  const run = await train({ student, data, task, optimizer, epochs: 30, batchSize: 24, rollback: true, show: false });
  expect((run.history.series['train/loss'] as number[]).at(-1)).toBeLessThan(0);
  expect(run.findings.map(({ check }) => check)).not.toContain('rollback');
  student.dispose();
});
