import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as kd from '../../../src';
import { tf } from '../../../src';
import { gaussianBlobs } from '../../gaussianBlobs';
import { denseNetwork } from '../../denseNetwork';
import { graphAndEager, stepsOf } from '../graphs/graphAndEager';

const data = {
  train: gaussianBlobs({ rows: 160 }),
  validation: gaussianBlobs({ rows: 60, seed: 2 }),
  test: gaussianBlobs({ rows: 60, seed: 3 })
};
const asked = { data, epochs: 4, batchSize: 32, show: false } as const;
const network = (seed = 2) => denseNetwork([8, 3], { seed, name: 'student' });

const makers: { [name: string]: () => kd.tf.Optimizer } = {
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.1, 0.9, true),
  rmsprop: () => tf.train.rmsprop(0.01, 0.9, 0.5),
  adam: () => tf.train.adam(0.01),
  adamax: () => tf.train.adamax(0.01),
  adagrad: () => tf.train.adagrad(0.1),
  adadelta: () => tf.train.adadelta(1)
};

/** tfjs leaves some of its optimizers' tensors behind. */
function disposed(optimizer: kd.tf.Optimizer): void {
  optimizer.dispose();
  for (const value of Object.values(optimizer)) if (value instanceof tf.Tensor && !value.isDisposed) value.dispose();
}

test.each([
  ...Object.entries(makers),
  ['rmsprop, of which the variance is taken', () => tf.train.rmsprop(0.01, 0.9, 0.5, 1e-7, true)] as const
])('kd.tfOptimizer of %s moves weights as that optimizer does, number for number, and leaves no tensor', (_, make) => {
  const before = tf.memory().numTensors;
  const weights = () => tf.tidy(() => [1, 2].map((seed) => tf.variable(tf.randomNormal([3, seed], 0, 1, 'float32', seed))));
  const [own, theirs] = [weights(), weights()];
  const cost = ([a, b]: kd.tf.Variable[]) => tf.add(tf.sum(tf.square(a)), tf.sum(tf.exp(b))) as kd.tf.Scalar;
  const kind = kd.tfOptimizer(make);
  const state = kind.create(own);
  const expected = make();
  for (let step = 0; step < 6; step++)
    tf.tidy(() => {
      const { grads } = tf.variableGrads(() => cost(own), own);
      state.setLearningRate!(kind.learningRate({ epoch: 0, epochs: 1, step, loss: null }));
      state.update(
        own.map((one) => grads[one.name]),
        tf.scalar(9)
      );
      expected.minimize(() => cost(theirs), false, theirs);
    });
  own.forEach((one, i) => expect(Array.from(one.dataSync())).toEqual(Array.from(theirs[i].dataSync())));
  state.dispose();
  disposed(expected);
  tf.dispose([own, theirs]);
  expect(tf.memory().numTensors).toBe(before);
});

describe.each(Object.keys(makers))('kd.tfOptimizer(() => tf.train.%s(...))', (name) => {
  test('trains as graphs, the same as operation by operation', async () => {
    const record = await graphAndEager(network, (student) =>
      kd.train({ ...asked, student, optimizer: kd.tfOptimizer(makers[name]) })
    );
    expect(stepsOf(record).graphs).toBeGreaterThan(10);
    expect(stepsOf(record).eager).toBe(undefined);
    expect(record.setup.optimizer.name).toBe(`tf.train.${name}`);
    expect(record.history.series.learningRate.every((rate) => rate === record.setup.optimizer.learningRate)).toBe(true);
  });

  test('goes on after a break as if there had been none, clipped too', async () => {
    const optimizer = () => kd.clipped(kd.tfOptimizer(makers[name]), { norm: 0.3 });
    const students = [2, 2, 9].map(network);
    const whole = await kd.train({ ...asked, student: students[0], optimizer: optimizer() });
    const folder = join(mkdtempSync(join(tmpdir(), 'tf-optimizer-')), 'run');
    const stop = new AbortController();
    let told = 0;
    const onEvent = ({ type }: kd.RunEvent) => void (type === 'point' && ++told === 12 && stop.abort());
    await kd.train({ ...asked, student: students[1], optimizer: optimizer(), folder, signal: stop.signal, onEvent });
    const { stamp, ...rest } = await kd.resume(folder, { data, student: students[2], optimizer: optimizer(), show: false });
    expect(stamp.resumed).toHaveLength(1);
    expect({ ...rest, stamp: whole.stamp }).toEqual(whole);
    students.forEach((one) => one.dispose());
  });
});

test('a learning rate that falls at milestones, or in a rollback, is that of the optimizer from there on', async () => {
  const learningRate = kd.step({ at: [2], from: 0.1, factor: 0.1 });
  const options = { ...asked, epochs: 6 };
  const run = (optimizer: kd.Optimizer) => (student: kd.tf.LayersModel) => kd.train({ ...options, student, optimizer });
  const own = await graphAndEager(network, run(kd.tfOptimizer(() => tf.train.momentum(0.5, 0.9), { learningRate })));
  const ours = await graphAndEager(network, run(kd.sgd({ learningRate, momentum: 0.9 })));
  expect(own.history).toEqual(ours.history);
  expect(stepsOf(own).graphs).toBeGreaterThan(10);
  const jump = kd.step({ at: [2, 3], values: [0.05, 1e6, 0.05] });
  const back = { rollback: true, epochs: 5 };
  const student = network();
  const record = await kd.train({
    ...{ ...asked, ...back, student },
    optimizer: kd.tfOptimizer(() => tf.train.sgd(1), { learningRate: jump })
  });
  const plain = network();
  const reference = await kd.train({ ...asked, ...back, student: plain, optimizer: kd.sgd({ learningRate: jump, momentum: 0 }) });
  expect(record.history).toEqual(reference.history);
  expect(record.findings.map(({ check }) => check)).toContain('rollback');
  [student, plain].forEach((model) => model.dispose());
});

test('a learning rate that changes in each step trains operation by operation, and the record says so', async () => {
  const learningRate = kd.cosine({ from: 0.1, to: 0 });
  const options = { ...asked, epochs: 8 };
  const [student, plain] = [network(), network()];
  const own = await kd.train({ ...options, student, optimizer: kd.tfOptimizer(() => tf.train.sgd(0.1), { learningRate }) });
  const ours = await kd.train({ ...options, student: plain, optimizer: kd.sgd({ learningRate, momentum: 0 }) });
  expect(own.history.series['validation/nll'].at(-1)).toBeCloseTo(ours.history.series['validation/nll'].at(-1)!, 5);
  expect(stepsOf(own).graphs).toBe(0);
  expect(stepsOf(own).eager).toMatch(/JavaScript makes something else of each call/);
  [student, plain].forEach((model) => model.dispose());
});

/** Without what tfjs' optimizers say of themselves. */
class Halving extends tf.Optimizer {
  static readonly className: string = 'Halving';
  learningRate = 0.1;
  private steps = 0;
  applyGradients(gradients: { [name: string]: kd.tf.Tensor }): void {
    this.steps++;
    for (const [name, gradient] of Object.entries(gradients)) {
      const variable = tf.engine().registeredVariables[name];
      tf.tidy(() => variable.assign(tf.sub(variable, tf.mul(gradient, this.learningRate / this.steps))));
    }
  }
  getConfig() {
    return {};
  }
}

test('an optimizer of a class of your own trains, operation by operation if it counts in JavaScript, and is refused a folder', async () => {
  const student = network();
  const optimizer = kd.tfOptimizer(() => new Halving() as unknown as kd.tf.Optimizer);
  const before = tf.memory().numTensors;
  const record = await kd.train({ ...asked, student, optimizer });
  expect(tf.memory().numTensors).toBe(before);
  expect(record.setup.optimizer).toEqual({ name: 'Halving', learningRate: 0.1 });
  expect(stepsOf(record)).toMatchObject({ graphs: 0, eager: expect.stringMatching(/JavaScript makes something else/) });
  for (const [name, options] of [
    ['folder', { folder: join(mkdtempSync(join(tmpdir(), 'halving-')), 'run') }],
    ['rollback', { rollback: true }]
  ] as const)
    await expect(kd.train({ ...asked, student, optimizer, ...options })).rejects.toThrow(
      new RegExp(`^train: expected an optimizer that tells its variables for ${name}, got "Halving"; `)
    );
  expect(tf.memory().numTensors).toBe(before);
  student.dispose();
});

/** It says what it remembers, and cannot do with nothing. */
class Greedy extends Halving {
  private readonly slot = tf.tidy(() => tf.variable(tf.scalar(0), false));
  override async getWeights() {
    return [{ name: 'slot', tensor: this.slot as kd.tf.Tensor }];
  }
  override dispose() {
    this.slot.dispose();
  }
}

test('an optimizer that cannot leave out a gradient ends a run before it begins, and leaves no tensor', async () => {
  const student = network();
  const before = tf.memory().numTensors;
  const optimizer = kd.tfOptimizer(() => new Greedy() as unknown as kd.tf.Optimizer);
  await expect(kd.train({ ...asked, student, optimizer })).rejects.toThrow(/must be a Tensor/);
  expect(tf.memory().numTensors).toBe(before);
  student.dispose();
});

test('kd.tfOptimizer tells the record what it was made with', () => {
  expect(kd.tfOptimizer(makers.rmsprop).description).toEqual({
    ...{ name: 'tf.train.rmsprop', learningRate: 0.01, decay: 0.9, momentum: 0.5, epsilon: 1e-7, centered: false }
  });
  const learningRate = kd.warmUp({ epochs: 2 }, 0.1);
  expect(kd.tfOptimizer(makers.momentum, { learningRate }).description).toEqual({
    ...{ name: 'tf.train.momentum', learningRate: learningRate.description, momentum: 0.9, useNesterov: true }
  });
});

test('kd.tfOptimizer refuses what makes no optimizer, or the same one again, and leaves no tensor', () => {
  const before = tf.memory().numTensors;
  const refused: [unknown, unknown, RegExp][] = [
    [undefined, undefined, /^tfOptimizer: expected a function that makes an optimizer, got undefined; give \(\) => tf\.train/],
    [{ applyGradients: 1 }, undefined, /^tfOptimizer: expected a function that makes an optimizer, got/],
    [() => undefined, undefined, /^tfOptimizer: expected the function to make a tf\.Optimizer, got undefined/],
    [() => kd.sgd(), undefined, /^tfOptimizer: expected the function to make a tf\.Optimizer, got/],
    [
      () => ({ applyGradients() {}, dispose() {} }),
      undefined,
      /^tfOptimizer: expected an optimizer with a learningRate that is a number, got undefined/
    ],
    [makers.adam, { rate: 1 }, /^tfOptimizer: expected options among learningRate, got "rate"/],
    [makers.adam, { learningRate: 'x' }, /^tfOptimizer: expected learningRate to be a number or a schedule, got "x"/]
  ];
  for (const [create, options, says] of refused) expect(() => kd.tfOptimizer(create as never, options as never)).toThrow(says);
  const shared = tf.train.adam(0.1);
  const optimizer = kd.tfOptimizer(() => shared);
  expect(() => optimizer.create([])).toThrow(/^tfOptimizer: expected the function to make a new optimizer each time/);
  expect(tf.memory().numTensors).toBe(before);
});
