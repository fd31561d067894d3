import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../../src/engine/tf';
import { adam } from '../../../src/train/optimizers/adam';
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
