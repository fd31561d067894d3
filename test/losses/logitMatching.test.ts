import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { logitMatching } from '../../src/losses/logitMatching';

test('logitMatching()({student, teacher}) is half the squared distance of each row, with its gradients', () => {
  const before = tf.memory().numTensors;
  const loss = logitMatching();
  const student = tf.tensor2d([
    [1, 2],
    [1, -3]
  ]);
  const teacher = tf.tensor2d([
    [0, 4],
    [0, 1]
  ]);
  const values = loss({ student, teacher });
  // (1 + 4) / 2 and (1 + 16) / 2; the gradient of d^2 / 2 is d.
  expect(Array.from(values.dataSync())).toEqual([2.5, 8.5]);
  const [toStudent, toTeacher] = tf.grads((s: tf.Tensor, t: tf.Tensor) =>
    loss({ student: s as tf.Tensor2D, teacher: t as tf.Tensor2D }).sum()
  )([student, teacher]);
  expect(toStudent.arraySync()).toEqual([
    [1, -2],
    [1, -4]
  ]);
  expect(Array.from(toTeacher.dataSync())).toEqual(Array.from(toStudent.dataSync(), (value) => 0 - value));
  tf.dispose([student, teacher, values, toStudent, toTeacher]);
  expect(tf.memory().numTensors).toBe(before);
});

test('logitMatching refuses a missing teacher and other shapes by name', () => {
  expect(() => logitMatching()({ student: [[1, 2]] })).toThrow(/^logitMatching: expected teacher logits, got undefined; /);
  expect(() => logitMatching()({ student: [[1, 2]], teacher: [[1]] })).toThrow(/the student's shape \[1, 2\], got \[1, 1\]/);
});
