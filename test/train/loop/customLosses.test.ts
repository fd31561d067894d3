import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import * as kd from '../../../src';

const rows = (seed: number) => ({
  ...kd.dataset({
    name: 'rows',
    x: Array.from({ length: 12 }, (_, i) => [Math.sin(seed + i), i / 12]),
    y: Array.from({ length: 12 }, (_, i) => i % 2),
    classes: 2
  }),
  weights: Float32Array.from({ length: 12 }, (_, i) => 1 + i)
});
const network = (seed: number) =>
  kd.seeded(seed, () => tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [2] })] }));
const lossOf = (name: string, compute: (inputs: kd.LossInputs) => tf.Tensor): kd.Loss =>
  Object.assign(compute, { description: { name }, needs: [] as const });
const quiet = {
  teacher: (x: tf.Tensor) => tf.tidy(() => tf.mul(x as tf.Tensor2D, 2)),
  baseline: false,
  show: false,
  batchSize: 4,
  epochs: 1
};

test('a loss of one number a row is weighted row by row, one of another shape is refused where rows have weights', async () => {
  const data = { train: rows(1) };
  const each = lossOf('each', ({ student }) => tf.sum(tf.square(student as tf.Tensor2D), 1));
  const reduced = lossOf('reduced', ({ student }) => tf.mean(tf.square(student as tf.Tensor2D)));
  const [good, bad] = [network(1), network(1)];
  const before = tf.memory().numTensors;
  const record = await kd.distill({ ...quiet, student: good, data, terms: { own: { weight: 1, loss: each } } });
  expect(record.status).toBe('done');
  await expect(kd.distill({ ...quiet, student: bad, data, terms: { own: { weight: 1, loss: reduced } } })).rejects.toThrow(
    'term "own": expected its loss to give one number a row, [4], as the rows have weights, got []; do not reduce it'
  );
  expect(tf.memory().numTensors).toBe(before);
  [good, bad].forEach((model) => model.dispose());
});

test("what a loss of the toolkit gives can be differentiated by weights of its rows after it was by logits, as in PyTorch's double backward", () => {
  // d/dw of sum over i of (w_i (p_i - onehot_i))_0, by hand: p_i0 - onehot_i0.
  tf.tidy(() => {
    const logits = tf.tensor2d([
      [1, 2],
      [0.5, -1]
    ]);
    const loss = kd.crossEntropy();
    const inner = (weights: tf.Tensor) =>
      tf.sum(
        tf
          .grad((z: tf.Tensor) => tf.sum(tf.mul(weights, loss({ student: z as tf.Tensor2D, labels: [0, 1] }))))(logits)
          .slice([0, 0], [2, 1])
      );
    const [first, second] = [1 / (1 + Math.E) - 1, 1 / (1 + Math.exp(-1.5))];
    const gradient = tf
      .grad(inner)(tf.tensor1d([3, 5]))
      .dataSync();
    expect(gradient[0]).toBeCloseTo(first, 5);
    expect(gradient[1]).toBeCloseTo(second, 5);
  });
});
