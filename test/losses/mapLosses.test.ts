import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import type { FeatureLoss } from '../../src/losses/Loss';
import { neuronSelectivity } from '../../src/losses/neuronSelectivity';
import { mulberry32 } from '../mulberry32';

interface Case {
  name: string;
  options: object;
  kind: string;
  student: tf.TensorLike;
  teacher: tf.TensorLike;
  weights: number[];
  value: number[];
  toStudent: tf.TensorLike;
  toTeacher?: tf.TensorLike;
}

/** Made by test/reference/losses/mapLosses.py. */
const cases: Case[] = JSON.parse(readFileSync(join(__dirname, '../reference/losses/mapLosses.json'), 'utf8')).cases;

const losses: { [name: string]: (options?: never) => FeatureLoss } = { neuronSelectivity };

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

function valueAndGradients(loss: FeatureLoss, student: tf.TensorLike, teacher: tf.TensorLike, weights?: number[]) {
  return tf.tidy(() => {
    const [s, t] = [tf.tensor(student), tf.tensor(teacher)];
    const value = Array.from(loss({ features: { student: s, teacher: t } }).dataSync());
    const weighted = (s: tf.Tensor, t: tf.Tensor): tf.Tensor =>
      // The teacher is touched, so that a loss without a gradient to it still has one to ask for.
      tf.add(
        tf.sum(tf.mul(loss({ features: { student: s, teacher: t } }), weights ? tf.tensor1d(weights) : 1)),
        tf.mul(0, tf.sum(t))
      );
    const [toStudent, toTeacher] = tf
      .grads(weighted)([s, t])
      .map((grad) => Array.from(grad.dataSync()));
    return { value, toStudent, toTeacher };
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
      const { value, toStudent, toTeacher } = valueAndGradients(loss, one.student, one.teacher, one.weights);
      expectClose(value, one.value, 'value');
      expectClose(toStudent, numbersOf(one.toStudent), 'gradient');
      if (one.toTeacher) expectClose(toTeacher, numbersOf(one.toTeacher), "teacher's gradient");
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

describe.each(Object.keys(losses))('%s', (name) => {
  const loss = losses[name]();
  const shape = [4, 2, 3, 5];

  test('is 0 with a gradient of 0 where the student equals the teacher', () => {
    const same = drawn(shape, 1);
    const { value, toStudent } = valueAndGradients(loss, same, same);
    for (const number of value) expect(Math.abs(number)).toBeLessThanOrEqual(1e-12);
    for (const slope of toStudent) expect(Math.abs(slope)).toBeLessThanOrEqual(1e-12);
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
      const { value, toStudent, toTeacher } = valueAndGradients(loss, student, teacher);
      for (const number of [...value, ...toStudent, ...toTeacher]) expect(number).toSatisfy(Number.isFinite);
    }
  });

  test('is not finite where a feature is NaN, so that a run ends with the last good weights', () => {
    const { value } = valueAndGradients(loss, filled(shape, NaN), drawn(shape, 2));
    for (const number of value) expect(number).toBeNaN();
  });

  test('refuses what it cannot compare', () => {
    const given = (student: tf.TensorLike, teacher: tf.TensorLike) => () =>
      tf.tidy(() => void loss({ features: { student, teacher } }));
    expect(() => loss({})).toThrow(`${name}: expected features of student and teacher, got undefined`);
    expect(given([[1, 2]], [[1, 2]])).toThrow(`${name}: expected features [batch, places, channels] with the same places`);
    expect(given(drawn([1, 2, 3, 2], 1), drawn([1, 3, 2, 2], 1))).toThrow('with the same places, got student [1,2,3,2]');
    expect(given(drawn([2, 2, 2], 1), drawn([1, 2, 2], 1))).toThrow(`${name}: expected features of the same rows`);
    expect(given('maps' as never, drawn([1, 2, 2], 1))).toThrow(`${name}: expected features of the student as a tensor`);
    expect(() => losses[name]({ kernel: 'rbf' } as never)).toThrow(`${name}: expected`);
  });
});

test('neuronSelectivity does not change with the order, the sign and the size of channels', () => {
  const student = [drawn([6, 2], 1)] as number[][][];
  const teacher = [drawn([6, 3], 2)] as number[][][];
  const changed = [student[0].map(([a, b]) => [-3 * b, 0.5 * a])];
  const [value, same] = [student, changed].map((one) => valueAndGradients(neuronSelectivity(), one, teacher).value);
  expectClose(same, value, 'value');
});
