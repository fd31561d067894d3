import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { adam } from '../../../src/train/optimizers/adam';
import { disposeOptimizer } from '../../../src/train/optimizers/disposeOptimizer';
import { setLearningRate } from '../../../src/train/optimizers/setLearningRate';
import { sgd } from '../../../src/train/optimizers/sgd';

test.each([
  ['adam', adam()],
  ['sgd with momentum', sgd()],
  ['sgd', sgd({ momentum: 0 })]
])('setLearningRate(%s, rate) is what the next step moves by, and disposeOptimizer leaves no tensor', (_, kind) => {
  const before = tf.memory().numTensors;
  const optimizer = kind.create(0.001);
  const weight = tf.tidy(() => tf.variable(tf.scalar(0)));
  setLearningRate(optimizer, 0.5);
  const cost = optimizer.minimize(() => weight.asScalar(), true, [weight]);
  expect(weight.dataSync()[0]).toBeCloseTo(-0.5, 4);
  tf.dispose([weight, cost as tf.Scalar]);
  disposeOptimizer(optimizer);
  expect(tf.memory().numTensors).toBe(before);
});
