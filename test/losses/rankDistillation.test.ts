import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { rankDistillation } from '../../src/losses/numbers';
import cases from '../reference/losses/rankDistillation.json';
import { expectClose, expectCloseRows } from './softmaxLossCases';

test.each(cases.map((one) => [JSON.stringify(one.options), one.student[0].length, one] as const))(
  'rankDistillation(%s) of %d candidates is that of PyTorch, with its gradient, and leaves no tensor',
  (_, __, { options, student, teacher, value, gradient }) => {
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const loss = rankDistillation(options);
      expectClose(Array.from(loss({ student, teacher }).dataSync()), value);
      const total = (own: tf.Tensor) => loss({ student: own as tf.Tensor2D, teacher: tf.tensor2d(teacher) }).sum();
      expectCloseRows(tf.grad(total)(tf.tensor2d(student)).arraySync() as number[][], gradient);
    });
    expect(tf.memory().numTensors).toBe(before);
  }
);

test('rankDistillation() is 0 where the student ranks the best of the teacher as high, or higher', () => {
  const loss = rankDistillation({ top: 2 })({ student: [[-1, 3, -2, -9]], teacher: [[5, 8, 1, 0]] });
  expect(loss.arraySync()).toEqual([0]);
  loss.dispose();
});

test.each([
  [{ top: 0 }, 'rankDistillation: expected top'],
  [{ decay: 0 }, 'rankDistillation: expected decay'],
  [{ discrepancy: -1 }, 'rankDistillation: expected discrepancy'],
  [{ k: 1 }, 'rankDistillation: ']
])('rankDistillation refuses %o', (options, says) => expect(() => rankDistillation(options as never)).toThrow(says));

test('rankDistillation refuses scores that are missing or of another shape', () => {
  const loss = rankDistillation();
  expect(() => loss({ student: [[1, 2]] })).toThrow(
    'rankDistillation: expected teacher scores, got undefined; pass {student, teacher}'
  );
  expect(() => loss({ student: [[1, 2]], teacher: [[1]] })).toThrow(
    "rankDistillation: expected teacher scores in the student's shape [1, 2], got [1, 1]"
  );
});
