import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { factorTransfer } from '../../src/losses/factorTransfer';
import type { FeatureLoss } from '../../src/losses/Loss';
import { overhaul } from '../../src/losses/overhaul';
import { paraphrase } from '../../src/losses/paraphrase';
import { review } from '../../src/losses/review';
import { neuronSelectivity } from '../../src/losses/neuronSelectivity';
import { variationalInformation } from '../../src/losses/variationalInformation';
import { mulberry32 } from '../mulberry32';

interface Case {
  name: string;
  options: object;
  kind: string;
  features: Features;
  weights: number[];
  value: number[];
  /** Of the features that get one. */
  gradients: Partial<Features>;
}

/** Of both models, and what else is learnt. */
interface Features {
  student: tf.TensorLike;
  teacher: tf.TensorLike;
  [learnt: string]: tf.TensorLike;
}

/** Made by test/reference/losses/mapLosses.py. */
const cases: Case[] = JSON.parse(readFileSync(join(__dirname, '../reference/losses/mapLosses.json'), 'utf8')).cases;

const losses: { [name: string]: (options?: never) => FeatureLoss } = {
  neuronSelectivity,
  factorTransfer,
  overhaul: (options) => overhaul(options ?? { margins: [-0.5, -1, 0, -0.25, -2] }),
  paraphrase,
  review,
  variationalInformation
};

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

function valueAndGradients(loss: FeatureLoss, features: Features, weights?: number[]) {
  return tf.tidy(() => {
    const names = Object.keys(features);
    const given = (tensors: tf.Tensor[]) => ({
      features: Object.fromEntries(names.map((name, i) => [name, tensors[i]])) as unknown as Features
    });
    const tensors = names.map((name) => tf.tensor(features[name]));
    const value = Array.from(loss(given(tensors)).dataSync());
    // All are touched, so that one without a gradient still has one to ask for.
    const weighted = (...tensors: tf.Tensor[]): tf.Tensor =>
      tf.add(
        tf.sum(tf.mul(loss(given(tensors)), weights ? tf.tensor1d(weights) : 1)),
        tf.mul(0, tf.addN(tensors.map((one) => tf.sum(one))))
      );
    const gradients = tf
      .grads(weighted)(tensors)
      .map((gradient, i) => [names[i], Array.from(gradient.dataSync())] as const);
    return { value, gradients: Object.fromEntries(gradients) };
  });
}

const numbersOf = (values: tf.TensorLike) => tf.tidy(() => Array.from(tf.tensor(values).dataSync()));

function expectClose(actual: number[], expected: number[], what: string): void {
  expect(actual.length).toBe(expected.length);
  const largest = Math.max(...expected.map(Math.abs));
  actual.forEach((value, i) =>
    expect(Math.abs(value - expected[i]), `${what} ${i}: ${value}, expected ${expected[i]}`).toBeLessThanOrEqual(
      1e-5 * largest + 1e-12
    )
  );
}

describe('each loss and its gradients are those of PyTorch to 1e-5', () => {
  test.each(cases.map((one, i) => [`${i} ${one.name}(${JSON.stringify(one.options)}) of ${one.kind} numbers`, one] as const))(
    '%s',
    (_, one) => {
      const loss = losses[one.name](one.options as never);
      const { value, gradients } = valueAndGradients(loss, one.features, one.weights);
      expectClose(value, one.value, 'value');
      for (const [name, expected] of Object.entries(one.gradients))
        expectClose(gradients[name], numbersOf(expected!), `gradient to ${name}`);
    }
  );
});

function drawn(shape: number[], seed: number, scale = 1): tf.TensorLike {
  const next = mulberry32(seed);
  const fill = (sizes: number[]): unknown =>
    sizes.length ? Array.from({ length: sizes[0] }, () => fill(sizes.slice(1))) : scale * (2 * next() - 1);
  return fill(shape) as tf.TensorLike;
}

function filled(shape: number[], value: number): tf.TensorLike {
  const [length, ...rest] = shape;
  return (length === undefined ? value : Array.from({ length }, () => filled(rest, value))) as tf.TensorLike;
}

/** What is learnt for features with 5 channels. */
const learnt: { [name: string]: { [learnt: string]: tf.TensorLike } } = { variationalInformation: { variance: [1, 1, 1, 1, 1] } };

describe.each(Object.keys(losses))('%s', (name) => {
  const loss = losses[name]();
  const shape = [4, 2, 3, 5];
  const results = (student: tf.TensorLike, teacher: tf.TensorLike) =>
    valueAndGradients(loss, { student, teacher, ...learnt[name] });

  test('is 0 with a gradient of 0 where the student equals the teacher', () => {
    const same = drawn(shape, 1);
    const { value, gradients } = results(same, same);
    for (const number of value) expect(Math.abs(number)).toBeLessThanOrEqual(1e-12);
    for (const slope of gradients.student) expect(Math.abs(slope)).toBeLessThanOrEqual(1e-12);
  });

  test('has finite values and gradients at zeros, constants, one row, one place and huge numbers', () => {
    const whole = drawn(shape, 2);
    const one = [1, 1, 1, 5];
    const all: [tf.TensorLike, tf.TensorLike][] = [
      [filled(shape, 0), whole],
      [whole, filled(shape, 0)],
      [filled(shape, 0), filled(shape, 0)],
      [filled(shape, 3), whole],
      [whole, filled(shape, 3)],
      [drawn(one, 3), drawn(one, 4)],
      [drawn(shape, 5, 1e4), whole],
      [whole, drawn(shape, 5, 1e4)]
    ];
    for (const [student, teacher] of all) {
      const { value, gradients } = results(student, teacher);
      for (const number of [value, ...Object.values(gradients)].flat()) expect(number).toSatisfy(Number.isFinite);
    }
  });

  test('is not finite where a feature is NaN, so that a run ends with the last good weights', () => {
    for (const number of results(filled(shape, NaN), drawn(shape, 2)).value) expect(number).toBeNaN();
  });

  test('refuses what it cannot compare', () => {
    const given = (student: tf.TensorLike, teacher: tf.TensorLike) => () =>
      tf.tidy(() => void loss({ features: { student, teacher, ...learnt[name] } }));
    expect(() => loss({})).toThrow(`${name}: expected features of student and teacher, got undefined`);
    expect(given(drawn([1, 2, 3, 2], 1), drawn([1, 3, 2, 2], 1))).toThrow(new RegExp(`^${name}: .*got student \\[1,2,3,2\\]`));
    expect(given(drawn([2, 2, 2], 1), drawn([1, 2, 2], 1))).toThrow(`${name}: expected features of the same rows`);
    expect(given('maps' as never, drawn([1, 2, 2], 1))).toThrow(`${name}: expected features of the student as a tensor`);
    expect(() => losses[name]({ kernel: 'rbf' } as never)).toThrow(/^\w+: expected .*option/);
  });
});

test('neuronSelectivity does not change with the order, the sign and the size of channels', () => {
  const student = [drawn([6, 2], 1)] as number[][][];
  const teacher = [drawn([6, 3], 2)] as number[][][];
  const changed = [student[0].map(([a, b]) => [-3 * b, 0.5 * a])];
  const [value, same] = [student, changed].map((one) => valueAndGradients(neuronSelectivity(), { student: one, teacher }).value);
  expectClose(same, value, 'value');
});

test('neuronSelectivity refuses vectors, which have no places', () => {
  const features = { student: [[1, 2]], teacher: [[1, 2]] };
  expect(() => tf.tidy(() => void neuronSelectivity()({ features }))).toThrow(
    'neuronSelectivity: expected features [batch, places, channels] with the same places, got student [1,2] and teacher [1,2]'
  );
});

test.each<[string, tf.TensorLike | undefined, string]>([
  ['is missing', undefined, 'variationalInformation: expected features.variance, got undefined; give 2 numbers above 0'],
  [
    'is of other channels',
    [1, 2, 3],
    'variationalInformation: expected features.variance [2], one number for each channel, got [3]'
  ],
  ['is 0', [1, 0], 'variationalInformation: expected variances above 0, got 0'],
  ['is a text', 'wide' as never, 'variationalInformation: expected features.variance as a tensor, got "wide"']
])('variationalInformation refuses a variance that %s', (_, variance, message) => {
  const features = { student: [[1, 2]], teacher: [[1, 2]], ...(variance !== undefined && { variance }) };
  expect(() => tf.tidy(() => void variationalInformation()({ features }))).toThrow(message);
});

test.each<[string, () => unknown, string]>([
  ['no options', () => overhaul(undefined as never), "overhaul: expected the margins of the teacher's channels, got undefined"],
  ['no margins', () => overhaul({} as never), 'got undefined; give kd.batchNormMargins(teacher, layer)'],
  ['margins that are no list', () => overhaul({ margins: 'low' as never }), 'overhaul: expected margins'],
  [
    'an empty list of margins',
    () => overhaul({ margins: [] }),
    'overhaul: expected a margin for each channel of the teacher, got none'
  ],
  ['a margin above 0', () => overhaul({ margins: [-1, 0.5] }), 'overhaul: expected margins[1] to be'],
  ['a margin that is no number', () => overhaul({ margins: [-1, NaN] }), 'overhaul: expected margins[1] to be'],
  [
    'features of other channels',
    () => overhaul({ margins: [-1] })({ features: { student: [[1, 2]], teacher: [[1, 2]] } }),
    'overhaul: expected features of 1 channels, one for each margin, got student [1,2] and teacher [1,2]'
  ]
])('overhaul refuses %s', (_, call, message) => {
  expect(() => tf.tidy(() => void call())).toThrow(message);
});

test('review refuses tokens and volumes', () => {
  const features = { student: [[[1, 2]]], teacher: [[[1, 2]]] };
  expect(() => tf.tidy(() => void review()({ features }))).toThrow(
    'review: expected maps [batch, height, width, channels] or vectors [batch, width], got [1,1,2]; name other layers'
  );
  expect(() => review({ channels: 0 })).toThrow('review: expected channels to be');
});
