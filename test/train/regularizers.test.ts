import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import * as kd from '../../src';

const reference = JSON.parse(readFileSync(join(__dirname, '../reference/train/regularizers.json'), 'utf8')) as {
  x: number[][];
  y: number[];
  start: (number[] | number[][])[];
  end: (number[] | number[][])[];
  losses: { data: number; penalty: number }[];
  most: number;
  rate: number;
  steps: number;
};

const data = kd.dataset({ x: reference.x, y: reference.y, classes: 2 });
const hard = { hard: { weight: 1, loss: kd.crossEntropy() } };

function student(): tf.LayersModel {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({
        units: 4,
        activation: 'relu',
        inputShape: [3],
        kernelRegularizer: tf.regularizers.l2({ l2: 0.02 }),
        kernelConstraint: tf.constraints.maxNorm({ maxValue: reference.most, axis: 0 })
      }),
      tf.layers.dense({ units: 2, kernelRegularizer: tf.regularizers.l1l2({ l1: 0.01, l2: 0.03 }) })
    ]
  });
  tf.tidy(() => model.setWeights(reference.start.map((weight) => tf.tensor(weight))));
  return model;
}

async function trained() {
  const model = student();
  const seen: { [series: string]: number }[] = [];
  const record = await kd.train({
    ...{ student: model, data: { train: data }, epochs: reference.steps, batchSize: 12, show: false },
    optimizer: kd.sgd({ learningRate: reference.rate, momentum: 0 }),
    onEvent: (event) => void (event.type === 'point' && seen.push(event.values))
  });
  const weights = model.getWeights().map((one) => [...one.dataSync()]);
  model.dispose();
  return { record, seen, weights };
}

test('train adds the penalties of regularizers to the loss and keeps constraints, as PyTorch does step by step', async () => {
  const before = tf.memory().numTensors;
  const { record, seen, weights } = await trained();
  reference.losses.forEach(({ data, penalty }, step) => {
    expect(seen[step]['train/hard']).toBeCloseTo(data, 5);
    expect(seen[step]['train/regularization']).toBeCloseTo(penalty, 5);
    expect(seen[step]['train/loss']).toBeCloseTo(data + penalty, 5);
  });
  weights.forEach((weight, i) =>
    reference.end[i].flat().forEach((value, k) => expect(Math.abs(weight[k] - value)).toBeLessThan(1e-5))
  );
  expect(record.stamp.steps?.model.graphs).toBeGreaterThan(reference.steps / 2);
  expect(kd.lossCurves(record).says).not.toBe('');
  expect(tf.memory().numTensors).toBe(before);
});

test('graphs and single operations give the same weights under penalties and constraints', async () => {
  const { weights } = await trained();
  process.env.STILLROOM_EAGER = '1';
  try {
    expect((await trained()).weights).toEqual(weights);
  } finally {
    delete process.env.STILLROOM_EAGER;
  }
});

test('the baseline has the penalties and constraints of the student', async () => {
  const model = student();
  const teacher = (rows: tf.Tensor) => rows.slice([0, 0], [-1, 2]) as tf.Tensor2D;
  const record = await kd.distill({ teacher, student: model, data: { train: data }, terms: hard, epochs: 3, show: false });
  model.dispose();
  const [own, alone] = [record.history, record.baselineHistory!].map(({ series }) => series['train/regularization']);
  expect(alone).toEqual(own);
});

test('the norm that a constraint allows holds after every step, in stages too', async () => {
  const model = student();
  await kd.train({
    student: model,
    data: { train: data },
    epochs: 5,
    batchSize: 5,
    show: false,
    optimizer: kd.adam({ learningRate: 0.3 })
  });
  const [kernel] = model.getWeights().map((one) => one.arraySync() as number[][]);
  model.dispose();
  for (let unit = 0; unit < 4; unit++)
    expect(Math.hypot(...kernel.map((row) => row[unit]))).toBeLessThanOrEqual(reference.most + 1e-6);
});

test('a penalty of a layer that is used twice counts once', async () => {
  const input = tf.input({ shape: [3] });
  const shared = tf.layers.dense({ units: 3, kernelRegularizer: tf.regularizers.l2({ l2: 0.5 }) });
  const head = tf.layers.dense({ units: 2 });
  const model = tf.model({ inputs: input, outputs: head.apply(shared.apply(shared.apply(input))) as tf.SymbolicTensor });
  const [kernel] = model.getWeights().map((one) => [...one.dataSync()]);
  const seen: number[] = [];
  await kd.train({
    ...{
      student: model,
      data: { train: data },
      epochs: 1,
      batchSize: 12,
      show: false,
      optimizer: kd.sgd({ learningRate: 1e-9 })
    },
    onEvent: (event) => void (event.type === 'point' && seen.push(event.values['train/regularization']))
  });
  model.dispose();
  expect(seen[0]).toBeCloseTo(0.5 * kernel.reduce((sum, value) => sum + value * value, 0), 4);
});

test('a term with the name of the penalties is refused', async () => {
  const model = student();
  const terms = { regularization: hard.hard };
  await expect(
    kd.distill({ teacher: (rows) => rows.slice([0, 0], [-1, 2]), student: model, data: { train: data }, terms })
  ).rejects.toThrow(
    /expected a term with another name than that of the student's own regularizers, got "regularization"; rename it/
  );
  model.dispose();
});
