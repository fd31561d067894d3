import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import type { Dataset } from '../../src/data/Dataset';
import { makeDataset } from '../../src/data/makeDataset';
import { predict } from '../../src/metrics/predict';
import { convolutionalNetwork } from '../../src/models/networks/convolutionalNetwork';
import { mobileNet } from '../../src/models/networks/mobileNet';
import { wideResNet } from '../../src/models/networks/wideResNet';
import { adaptBatchNorm } from '../../src/train/adaptBatchNorm';

interface Case {
  x: number[][];
  weights: { shape: number[]; values: number[] }[];
  moments: { mean: number[]; variance: number[] }[];
  output: number[];
}

/** Made by test/reference/models/batchNormAdaptation.py. */
const reference: { dense: Case; conv: Case } = JSON.parse(
  readFileSync(join(__dirname, '../reference/models/batchNormAdaptation.json'), 'utf8')
);

const { batchNormalization, conv2d, dense, flatten, reLU } = tf.layers;

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

function denseNet(inner = false): tf.LayersModel {
  const first = [dense({ units: 6, inputShape: [3] }), batchNormalization(), reLU()];
  const second = [dense({ units: 5 }), batchNormalization(), reLU()];
  if (!inner) return tf.sequential({ layers: [...first, ...second, dense({ units: 2 })] });
  const nested = tf.sequential({ layers: first });
  return tf.sequential({ layers: [nested, ...second, dense({ units: 2 })] });
}

function convNet(): tf.LayersModel {
  const layers = [
    conv2d({ filters: 4, kernelSize: 3, inputShape: [6, 6, 1] }),
    batchNormalization(),
    reLU(),
    conv2d({ filters: 3, kernelSize: 3 }),
    batchNormalization(),
    reLU(),
    flatten(),
    dense({ units: 2 })
  ];
  return tf.sequential({ layers });
}

/** All weights but the moving means and variances. */
const isLearnt = (name: string) => !name.includes('moving_');
const namesOf = (model: tf.LayersModel) => model.weights.map(({ originalName }) => originalName);

function setLearnt(model: tf.LayersModel, weights: Case['weights']): void {
  tf.tidy(() => {
    const given = weights.values();
    // tfjs lists all trainable weights before the others.
    const all = model.getWeights().map((old, i) => {
      if (!isLearnt(namesOf(model)[i])) return old;
      const { shape, values } = given.next().value as Case['weights'][0];
      return tf.tensor(values, shape);
    });
    model.setWeights(all);
  });
}

const rowsOf = (x: number[][]): Dataset => makeDataset({ name: 'line B', x, y: x.map(() => 0), classes: 2 });

function near(got: ArrayLike<number>, expected: ArrayLike<number>, within: number): void {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < got.length; i++) expect(Math.abs(got[i] - expected[i])).toBeLessThan(within);
}

describe('adaptBatchNorm', () => {
  test.each([
    ['dense', () => denseNet(), 512],
    ['dense', () => denseNet(), 4],
    ['dense', () => denseNet(true), 7],
    ['conv', convNet, 512],
    ['conv', convNet, 5]
  ] as const)('%s: what PyTorch gives with all rows in one training batch', async (name, build, batchSize) => {
    const { x, weights, moments, output } = reference[name];
    const model = build();
    setLearnt(model, weights);
    const adapted = await adaptBatchNorm(model, rowsOf(x), { batchSize });
    const moving = adapted.getWeights().filter((_, i) => !isLearnt(namesOf(adapted)[i]));
    moments.forEach(({ mean, variance }, k) => {
      near(moving[2 * k].dataSync(), mean, 1e-5);
      near(moving[2 * k + 1].dataSync(), variance, 2e-5);
    });
    near((await predict(adapted, rowsOf(x))).values, output, 2e-4);
    adapted.dispose();
    model.dispose();
  });

  test('changes nothing but moving means and variances, and those not of the model that it was given', async () => {
    const model = convNet();
    const rows = rowsOf(reference.conv.x);
    const own = model.getWeights().map((weight) => Array.from(weight.dataSync()));
    const adapted = await adaptBatchNorm(model, rows);
    expect(model.getWeights().map((weight) => Array.from(weight.dataSync()))).toEqual(own);
    adapted.getWeights().forEach((weight, i) => {
      const same = String(Array.from(weight.dataSync())) === String(own[i]);
      expect(same).toBe(isLearnt(namesOf(adapted)[i]));
    });
    adapted.dispose();
    model.dispose();
  });

  test('momentum keeps a share of what was there: all of it at 1', async () => {
    const model = denseNet();
    const rows = rowsOf(reference.dense.x);
    const means = async (momentum: number) => {
      const adapted = await adaptBatchNorm(model, rows, { momentum });
      const mean = Array.from((adapted.layers[1].getWeights().at(-2) as tf.Tensor).dataSync());
      adapted.dispose();
      return mean;
    };
    const [all, quarter, none] = [await means(0), await means(0.25), await means(1)];
    expect(none).toEqual([0, 0, 0, 0, 0, 0]);
    near(
      quarter,
      all.map((value) => 0.75 * value),
      1e-5
    );
    model.dispose();
  });

  test('takes volumes and networks with many such layers, and a layer that does not learn', async () => {
    const values = (count: number) => Float32Array.from({ length: count }, (_, i) => Math.sin(i * i) + 2);
    const volume = { ...rowsOf([[0]]), shape: [4, 8, 8, 1], x: values(6 * 256), y: new Int32Array(6) };
    const image = { ...volume, shape: [16, 16, 1], x: values(5 * 256), y: new Int32Array(5) };
    for (const [model, rows] of [
      [convolutionalNetwork({ inputShape: [4, 8, 8, 1], filters: [2, 3], classes: 2 }), volume],
      [mobileNet({ inputShape: [16, 16, 1], classes: 2 }), image],
      [wideResNet({ depth: 10, width: 0.25, inputShape: [16, 16, 1], classes: 2 }), image]
    ] as const) {
      for (const layer of model.layers) if (layer.getClassName() === 'BatchNormalization') layer.trainable = false;
      const adapted = await adaptBatchNorm(model, rows);
      // What a layer gives has the mean that it learnt to give, 0 at first.
      const logits = await predict(adapted, rows);
      expect(logits.values.every(Number.isFinite)).toBe(true);
      expect(logits.values).not.toEqual((await predict(model, rows)).values);
      adapted.dispose();
      model.dispose();
    }
  });

  test('refuses what it cannot adapt, and leaves nothing behind', async () => {
    const plain = tf.sequential({ name: 'plain', layers: [dense({ units: 2, inputShape: [3] })] });
    const model = denseNet();
    const rows = rowsOf(reference.dense.x);
    await expect(adaptBatchNorm(plain, rows)).rejects.toThrow(
      'adaptBatchNorm: expected a model with batch normalisation, got "plain" without; build it with tf.layers.batchNormalization, or draw the features of both domains together with kd.coral() or kd.mmd()'
    );
    await expect(adaptBatchNorm(model, rowsOf([[1, 2]]))).rejects.toThrow('expected rows of shape [3] as');
    await expect(adaptBatchNorm(model, rows, { momentum: 2 })).rejects.toThrow('adaptBatchNorm: expected momentum to be');
    await expect(adaptBatchNorm(model, rows, { momentun: 2 } as never)).rejects.toThrow('did you mean "momentum"?');
    await expect(adaptBatchNorm({} as never, rows)).rejects.toThrow('adaptBatchNorm: expected a tfjs layers model');
    tf.tidy(() => model.layers[0].setWeights([tf.fill([3, 6], NaN), tf.zeros([6])]));
    await expect(adaptBatchNorm(model, rows)).rejects.toThrow('adaptBatchNorm: expected finite numbers before layer');
    plain.dispose();
    model.dispose();
  });
});
