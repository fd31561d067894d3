import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/tf';
import { linear } from '../../../src/schedules/linear';
import { adam } from '../../../src/train/optimizers/adam';
import { adamW } from '../../../src/train/optimizers/adamW';
import { clipped } from '../../../src/train/optimizers/clipped';
import { sgd } from '../../../src/train/optimizers/sgd';

test.each([
  ['adam', adam(), (rate: number) => tf.train.adam(rate)],
  ['sgd with momentum', sgd(), (rate: number) => tf.train.momentum(rate, 0.9)],
  ['sgd', sgd({ momentum: 0 }), (rate: number) => tf.train.sgd(rate)]
])('%s moves weights as the optimizer of tfjs does, number for number, and leaves no tensor', (_, kind, ofTfjs) => {
  const before = tf.memory().numTensors;
  const weights = () => tf.tidy(() => [1, 2].map((seed) => tf.variable(tf.randomNormal([3, seed], 0, 1, 'float32', seed))));
  const [own, theirs] = [weights(), weights()];
  const cost = ([a, b]: tf.Variable[]) => tf.add(tf.sum(tf.square(a)), tf.sum(tf.exp(b))) as tf.Scalar;
  const optimizer = kind.create(own);
  const expected = ofTfjs(0.3);
  for (let step = 0; step < 5; step++) {
    tf.tidy(() => {
      const { grads } = tf.variableGrads(() => cost(own), own);
      optimizer.update(
        own.map(({ name }) => grads[name]),
        tf.scalar(0.3)
      );
      expected.minimize(() => cost(theirs), false, theirs);
    });
  }
  own.forEach((one, i) => expect(Array.from(one.dataSync())).toEqual(Array.from(theirs[i].dataSync())));
  optimizer.dispose();
  expected.dispose();
  (expected as unknown as { c?: tf.Tensor }).c?.dispose();
  tf.dispose([own, theirs]);
  expect(tf.memory().numTensors).toBe(before);
});

test('a variable whose gradient is not known keeps its value: it does not decay, and is no part of the length', () => {
  const before = tf.memory().numTensors;
  const kinds = [
    sgd({ weightDecay: 0.5, nesterov: true, decayed: 'all' }),
    adamW({ weightDecay: 0.5, decayed: 'all' }),
    clipped(sgd({ momentum: 0, learningRate: 1 }), { norm: 1 })
  ];
  for (const kind of kinds) {
    const [known, unknown] = [1, 2].map((value) => tf.tidy(() => tf.variable(tf.fill([2], value))));
    const state = kind.create([known, unknown]);
    tf.tidy(() => state.update([tf.tensor1d([3, 4]), null], tf.scalar(0.1)));
    expect(Array.from(known.dataSync())).not.toEqual([1, 1]);
    expect(Array.from(unknown.dataSync())).toEqual([2, 2]);
    state.dispose();
    tf.dispose([known, unknown]);
  }
  expect(tf.memory().numTensors).toBe(before);
});

test('clipped(sgd, {norm}) shortens a gradient that is too long to that length, and leaves a shorter one as it is', () => {
  const stepBy = (norm: number) => {
    const [a, b] = [3, 2].map((size) => tf.tidy(() => tf.variable(tf.zeros([size]))));
    const state = clipped(sgd({ momentum: 0 }), { norm }).create([a, b]);
    tf.tidy(() => state.update([tf.tensor1d([2, 0, 0]), tf.tensor1d([0, -1.5])], tf.scalar(1)));
    const moved = [a, b].map((one) => Array.from(one.dataSync()));
    state.dispose();
    tf.dispose([a, b]);
    return moved;
  };
  expect(stepBy(2.5)[0][0]).toBeCloseTo(-2, 5);
  expect(stepBy(3)).toEqual([
    [-2, 0, 0],
    [0, 1.5]
  ]);
  const [[x, y, z], [u, v]] = stepBy(1);
  expect([y, z, u]).toEqual([0, 0, 0]);
  expect(x).toBeCloseTo(-0.8, 6);
  expect(v).toBeCloseTo(0.6, 6);
});

test('descriptions name what differs from plain descent, and clipping beside it', () => {
  expect(sgd({ learningRate: 0.1 }).description).toEqual({ name: 'sgd', learningRate: 0.1, momentum: 0.9 });
  expect(sgd({ learningRate: 0.1, nesterov: true, weightDecay: 5e-4 }).description).toEqual({
    ...{ name: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true },
    ...{ weightDecay: 5e-4, decayed: 'kernels' }
  });
  const rate = linear({ from: 0.1, to: 0 });
  expect(clipped(adamW({ learningRate: rate, decayed: 'all' }), { norm: 5 }).description).toEqual({
    ...{ name: 'adamW', learningRate: rate.description, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    ...{ weightDecay: 0.01, decayed: 'all', clippedNorm: 5 }
  });
});

describe('optimizers refuse', () => {
  test.each([
    [() => sgd({ nesterov: true, momentum: 0 }), /^sgd: expected momentum above 0 for nesterov, got 0; give momentum: 0\.9/],
    [() => sgd({ nesterov: 1 as never }), /^sgd: expected nesterov to be true or false, got 1/],
    [() => sgd({ weightDecay: -1 }), /^sgd: expected weightDecay to be a finite number at least 0, got -1/],
    [() => sgd({ decayed: 'biases' as never }), /^sgd: expected decayed to be "kernels" or "all", got "biases"/],
    [() => sgd({ weight_decay: 1 } as never), /^sgd: expected options among .*; did you mean "weightDecay"\?$/],
    [
      () => adam({ weightDecay: 1 } as never),
      /^adam: expected options among .*; kd\.adamW\(\{weightDecay: \.\.\.\}\) has it, decoupled$/
    ],
    [() => adamW({ weightDecay: NaN }), /^adamW: expected weightDecay to be a finite number at least 0, got NaN/],
    [() => adamW({ beta1: 1 }), /^adamW: expected beta1 to be/],
    [() => clipped(sgd(), { norm: 0 }), /^clipped: expected norm to be a finite number above 0, got 0/],
    [() => clipped(sgd(), undefined as never), /^clipped: expected options as an object, got undefined; pass \{norm: \.\.\.\}/],
    [() => clipped('sgd' as never, { norm: 1 }), /^clipped: expected optimizer to be one of the toolkit's, got "sgd"/],
    [
      () => clipped(clipped(sgd(), { norm: 5 }), { norm: 1 }),
      /^clipped: expected an optimizer that is not clipped, got "sgd" clipped to 5; clip it once/
    ]
  ])('%s', (make, message) => {
    expect(make).toThrow(message);
  });
});
