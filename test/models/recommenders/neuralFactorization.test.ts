import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset, Feature } from '../../../src/data/Dataset';
import { loadModel } from '../../../src/deploy/loadModel';
import { saveModel } from '../../../src/deploy/saveModel';
import { predict } from '../../../src/metrics/predict';
import { rocAuc } from '../../../src/metrics/ranking/rocAuc';
import { columnsOf } from '../../../src/models/columnsOf';
import { withFeatures } from '../../../src/models/features/withFeatures';
import { neuralFactorization } from '../../../src/models/recommenders/neuralFactorization';
import { createRandom } from '../../../src/stats/createRandom';
import { distill } from '../../../src/train/distill';
import { train } from '../../../src/train/train';
import { clonedModel } from '../../clonedModel';

const [users, items, width] = [12, 15, 6];

/** Users like items of their parity, and a number and a history say nothing. */
function likes(rows: number, seed: number): Dataset {
  const next = createRandom(seed);
  const x = new Float32Array(rows * width);
  const y = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    const [user, item] = [Math.floor(next() * users), Math.floor(next() * items)];
    x.set([user, item, next() < 0.2 ? NaN : next(), Math.floor(next() * 3), Math.floor(next() * items), NaN], row * width);
    y[row] = Number(next() < (user % 2 === item % 2 ? 0.9 : 0.1));
  }
  const ids = (letter: string, count: number) => Array.from({ length: count }, (_, i) => `${letter}${i}`);
  const history: Feature = { name: 'history 1', kind: 'category', categories: ids('i', items) };
  const features: Feature[] = [
    { name: 'user', kind: 'category', categories: ids('u', users) },
    { name: 'item', kind: 'category', categories: ids('i', items) },
    { name: 'price', kind: 'number' },
    { name: 'device', kind: 'category', categories: ids('d', 3) },
    history,
    { ...history, name: 'history 2' }
  ];
  return { name: 'likes', x, shape: [width], y, classes: ['no', 'yes'], features };
}

const data = { train: likes(1500, 1), validation: likes(300, 2), test: likes(600, 3) };

test('neuralFactorization(train) is b_u + b_i + p · q + network, with p_u + the mean of the history, by hand', () => {
  const before = tf.memory().numTensors;
  const model = neuralFactorization(data.train, { width: 2, hidden: [], dropout: 0, seed: 4 });
  const weightsOf = (layer: string) => model.getLayer(layer).getWeights()[0].arraySync() as number[][];
  const names = ['representation', 'inputs', 'features'].filter((name) => model.layers.some((layer) => layer.name === name));
  expect(names).toEqual(['inputs', 'features']);
  tf.tidy(() => {
    for (const layer of ['user-bias', 'item-bias']) {
      const [weights] = model.getLayer(layer).getWeights();
      expect(weights.shape[1]).toBe(1);
      model.getLayer(layer).setWeights([tf.range(0, weights.shape[0]).expandDims(1)]);
    }
    const row = [3, 7, NaN, 1, 9, NaN];
    const { output, features } = withFeatures(model, ['user', 'product', 'inputs', 'features'])(tf.tensor2d([row]));
    const [p, q, past] = [weightsOf('user')[3], weightsOf('items')[7], weightsOf('items')[9]];
    const own = p.map((value, k) => value + past[k]);
    const product = own[0] * q[0] + own[1] * q[1];
    expect(Array.from(features.user.dataSync())).toEqual(p);
    expect(features.product.dataSync()[0]).toBeCloseTo(product, 6);
    const inputs = Array.from(features.inputs.dataSync());
    expect(inputs.slice(0, 4).map((value) => value.toFixed(6))).toEqual([...own, ...q].map((value) => value.toFixed(6)));
    const [kernel, bias] = model.getLayer('network').getWeights();
    const network = inputs.reduce((sum, value, i) => sum + value * (kernel.arraySync() as number[][])[i][0], bias.dataSync()[0]);
    expect(output.dataSync()[0]).toBeCloseTo(3 + 7 + product + network, 4);
  });
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('it learns what is of user and item alone, and teaches a student of a fraction of its size', async () => {
  const before = tf.memory().numTensors;
  const teacher = neuralFactorization(data.train, { width: 8, hidden: [16], seed: 1 });
  await train({ student: teacher, data, epochs: 12, batchSize: 32, seed: 1, show: false });
  const auc = rocAuc({ logits: await predict(teacher, data.test), labels: data.test.y });
  expect(auc).toBeGreaterThan(0.85);
  const student = neuralFactorization(data.train, { width: 1, hidden: [], ignore: ['price', 'device'], name: 'student' });
  expect(student.countParams()).toBeLessThan(teacher.countParams() / 7);
  const record = await distill({ teacher, student, data, epochs: 2, batchSize: 64, seed: 1, show: false });
  expect(record.status).toBe('done');
  expect(columnsOf(student)?.map(({ name }) => name)).toEqual(['user', 'item', 'price', 'device', 'history 1', 'history 2']);
  [teacher, student].forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
}, 60_000);

test('users and items that train does not have leave the features, and give a number', () => {
  const model = neuralFactorization(data.train, { width: 3, seed: 2 });
  const rows = tf.tensor2d([
    [NaN, NaN, 0.5, 1, NaN, NaN],
    [99, 99, 0.5, 1, NaN, NaN]
  ]);
  const [unknown, beyond] = tf.tidy(() => Array.from((model.predict(rows) as tf.Tensor).dataSync()));
  expect(unknown).toBe(beyond);
  expect(Number.isFinite(unknown)).toBe(true);
  rows.dispose();
  model.dispose();
});

test('saved, loaded and cloned it gives the same logits; equal seeds give equal weights', async () => {
  const model = neuralFactorization(data.train, { width: 3, hidden: [5], l2: 1e-4, seed: 2 });
  const folder = join(mkdtempSync(join(tmpdir(), 'factorization-')), 'model');
  await saveModel(model, folder);
  const [loaded, again] = [
    await loadModel(folder),
    neuralFactorization(data.train, { width: 3, hidden: [5], l2: 1e-4, seed: 2 })
  ];
  const clone = clonedModel(model);
  const logits = Array.from((await predict(model, data.test)).values);
  for (const other of [loaded, again, clone]) expect(Array.from((await predict(other, data.test)).values)).toEqual(logits);
  [model, loaded, again, clone].forEach((one) => one.dispose());
});

test('neuralFactorization refuses data and options by name', () => {
  const refusal =
    (more: object, of: Dataset = data.train) =>
    () =>
      neuralFactorization(of, more);
  expect(refusal({}, { ...data.train, x: data.train.x.map(() => 0), features: undefined })).toThrow(
    /^neuralFactorization: expected data with named columns/
  );
  expect(refusal({ user: 'client' })).toThrow('expected user to be a column among user, item, price');
  expect(refusal({ item: 'price' })).toThrow('expected item "price" to be a category, got numbers');
  expect(refusal({ item: 'user' })).toThrow('expected user and item to be two columns');
  expect(refusal({ history: ['device'] })).toThrow('got "device"; leave it out of history');
  expect(refusal({ history: ['history 2', 'history 1'] })).toThrow('neighbouring columns');
  expect(refusal({ ignore: 'price' })).toThrow('expected ignore to be a list of columns');
  expect(refusal({ hidden: 3 })).toThrow('expected hidden to be an array of units');
  expect(refusal({ width: 0 })).toThrow('expected width to be a whole number at least 1');
  expect(refusal({ width: 2 ** 24 })).toThrow('expected at most 134217728 weights');
  expect(refusal({}, { ...data.train, classes: ['a', 'b', 'c'] })).toThrow('expected two classes, got 3');
});
