import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { makeDataset } from '../../src/data/makeDataset';
import { loadModel } from '../../src/deploy/loadModel';
import { saveModel } from '../../src/deploy/saveModel';
import { unitLength } from '../../src/models/unitLength';
import { adam } from '../../src/train/optimizers';
import { train } from '../../src/train/train';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

test('unitLength() gives rows of length 1 in their direction, and leaves a row of zeros with a finite gradient', () => {
  tf.tidy(() => {
    const layer = unitLength();
    const rows = tf.tensor2d([
      [3, 4],
      [0, 0],
      [-0.5, 0]
    ]);
    expect((layer.apply(rows) as tf.Tensor).arraySync()).toEqual([
      [expect.closeTo(0.6, 6), expect.closeTo(0.8, 6)],
      [0, 0],
      [-1, 0]
    ]);
    const gradient = tf.grad((x: tf.Tensor) => tf.sum(layer.apply(x) as tf.Tensor))(rows);
    expect(Array.from(gradient.dataSync()).every(Number.isFinite)).toBe(true);
    expect(layer.weights).toEqual([]);
  });
});

test('its scale is learnt, is never beyond 100, and is saved with the model', async () => {
  const student = tf.sequential({
    layers: [
      tf.layers.dense({ units: 2, inputShape: [2], kernelInitializer: 'identity', trainable: false }),
      unitLength({ scale: 90, name: 'unit' })
    ]
  });
  const scale = () => Math.exp(student.getLayer('unit').getWeights()[0].dataSync()[0]);
  expect(scale()).toBeCloseTo(90, 3);
  const x = Array.from({ length: 24 }, (_, i) => [1 + (i % 2) / 100, 1.01 - (i % 2) / 100]);
  const data = makeDataset({ x, y: x.map(([a, b]) => Number(b > a)), classes: 2 });
  const rows = { train: data, validation: data };
  await train({ student, data: rows, epochs: 3, batchSize: 8, optimizer: adam({ learningRate: 0.5 }), show: false });
  expect(scale()).toBeCloseTo(100, 2);
  const folder = await mkdtemp(join(tmpdir(), 'unit-length-'));
  await saveModel(student, folder);
  const loaded = await loadModel(folder);
  tf.tidy(() => {
    const given = tf.tensor2d([[1, 2]]);
    const [own, other] = [student, loaded].map((one) => Array.from((one.predict(given) as tf.Tensor).dataSync()));
    expect(other).toEqual(own);
  });
  [student, loaded].forEach((one) => one.dispose());
});

test('unitLength refuses a scale out of bounds', () => {
  expect(() => unitLength({ scale: 101 })).toThrow('unitLength: expected scale');
  expect(() => unitLength({ temperature: 1 } as never)).toThrow('got "temperature"');
});
