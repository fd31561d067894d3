import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import * as losses from '../../src/losses/numbers';
import { expectClose, expectCloseRows } from './softmaxLossCases';

const known = {
  absoluteError: losses.absoluteError,
  huber: losses.huber,
  listwise: losses.listwise,
  squaredError: losses.squaredError,
  teacherBounded: losses.teacherBounded
};

interface NumberCase {
  name: keyof typeof known;
  options: object;
  student: number[][];
  teacher: number[][];
  targets: number[][];
  value: number[];
  gradient: number[][];
}

const file = join(__dirname, '../reference/losses/numberLosses.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as NumberCase[];

test.each(cases.map((one) => [one.name, JSON.stringify(one.options), one.student[0].length, one] as const))(
  '%s(%s) of %d outputs is that of PyTorch, with its gradient',
  (name, _, __, { options, student, teacher, targets, value, gradient }) => {
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const loss = known[name](options);
      expectClose(Array.from(loss({ student, teacher, targets }).dataSync()), value);
      const given = { teacher: tf.tensor2d(teacher), targets: tf.tensor2d(targets) };
      const total = (s: tf.Tensor) => loss({ student: s as tf.Tensor2D, ...given }).sum();
      expectCloseRows(tf.grad(total)(tf.tensor2d(student)).arraySync() as number[][], gradient);
    });
    expect(tf.memory().numTensors).toBe(before);
  }
);

test.each(Object.entries(known))(
  '%s refuses numbers that are missing or of another shape, and an unknown option',
  (name, make) => {
    const before = tf.memory().numTensors;
    const loss = make();
    expect(() => loss({ student: [[1, 2]] })).toThrow(`${name}: expected targets, got undefined; pass {student, targets}`);
    expect(() => loss({ student: [[1, 2]], targets: [[1]], teacher: [[1]] })).toThrow(
      `${name}: expected targets in the student's shape [1, 2], got [1, 1]`
    );
    expect(() => loss({ student: [[1, NaN]], targets: [[1, 2]], teacher: [[1, 2]] })).toThrow(/student outputs to be finite/);
    expect(() => make({ deltas: 1 } as never)).toThrow(/unknown option|expected/);
    expect(tf.memory().numTensors).toBe(before);
  }
);

test('a loss of a difference refuses what it cannot be compared with, huber a delta of 0', () => {
  expect(() => losses.squaredError({ to: 'labels' as never })).toThrow(
    'squaredError: expected to to be "targets" or "teacher", got "labels"; choose one'
  );
  expect(() => losses.huber({ delta: 0 })).toThrow(/^huber: expected delta to be a finite number above 0/);
  expect(() => losses.teacherBounded({ margin: -1 })).toThrow(
    /^teacherBounded: expected margin to be a finite number at least 0/
  );
  expect(() => losses.squaredError({ to: 'teacher' })({ student: [[1]], targets: [[1]] })).toThrow(
    'squaredError: expected teacher outputs, got undefined; pass {student, teacher}'
  );
});
