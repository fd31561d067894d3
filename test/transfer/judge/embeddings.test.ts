import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset } from '../../../src/data/Dataset';
import { withSeededRandom } from '../../../src/data/withSeededRandom';
import { functionTeacher } from '../../../src/teachers/functionTeacher';
import { modelTeacher } from '../../../src/teachers/modelTeacher';
import { embeddings } from '../../../src/transfer/judge/embeddings';
import { gaussianBlobs } from '../../gaussianBlobs';

const { conv2d, dense, dropout, flatten } = tf.layers;
const images: Dataset = { ...gaussianBlobs({ rows: 7, features: 36, classes: 2 }), shape: [6, 6, 1] };
const network = () =>
  withSeededRandom(1, () =>
    tf.sequential({
      layers: [
        conv2d({ name: 'conv', filters: 3, kernelSize: 3, inputShape: [6, 6, 1] }),
        flatten({ name: 'flat' }),
        dropout({ name: 'drop', rate: 0.5 }),
        dense({ name: 'head', units: 2 })
      ]
    })
  );
let before: number;
let models: tf.LayersModel[];
beforeEach(() => {
  models = [];
  before = tf.memory().numTensors;
});
afterEach(() => {
  models.forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
});
const kept = <M extends tf.LayersModel>(model: M): M => {
  models.push(model);
  return model;
};

describe('kd.embeddings(model, data, {layer, batchSize})', () => {
  test('the last layer before the logits, maps averaged over their places; a batch size changes nothing', async () => {
    const model = kept(network());
    const found = await embeddings(model, images);
    expect(found).toMatchObject({ rows: 7, columns: 3 });
    const expected = tf.tidy(() => {
      const x = tf.tensor(images.x, [7, 6, 6, 1]);
      return Array.from((model.layers[0].apply(x) as tf.Tensor).mean([1, 2]).dataSync());
    });
    expected.forEach((value, i) => expect(found.values[i]).toBeCloseTo(value, 5));
    const small = await embeddings(modelTeacher(model), images, { batchSize: 2 });
    small.values.forEach((value, i) => expect(value).toBeCloseTo(found.values[i], 5));
  });

  test('a chosen layer, the layer called "representation", and the last layer of a nested model', async () => {
    expect((await embeddings(kept(network()), images, { layer: 'flat' })).columns).toBe(48);
    const named = kept(
      tf.sequential({
        layers: [
          flatten({ inputShape: [6, 6, 1] }),
          dense({ name: 'representation', units: 5 }),
          dense({ units: 4 }),
          dense({ units: 2 })
        ]
      })
    );
    expect((await embeddings(named, images)).columns).toBe(5);
    const inner = kept(
      tf.sequential({
        name: 'inner',
        layers: [dense({ name: 'a', units: 6, inputShape: [36] }), dense({ name: 'b', units: 2 })]
      })
    );
    const outer = kept(tf.sequential({ layers: [flatten({ inputShape: [6, 6, 1] }), inner] }));
    expect((await embeddings(outer, images)).columns).toBe(6);
    const single = kept(tf.sequential({ layers: [dense({ units: 2, inputShape: [4] })] }));
    expect((await embeddings(single, gaussianBlobs({ rows: 3 }))).columns).toBe(2);
  });

  test('of a function its logits; of a table its scaled columns, where missing and different categories are apart', async () => {
    const data = gaussianBlobs({ rows: 5 });
    expect((await embeddings((rows) => rows.slice([0, 0], [-1, 3]), data)).columns).toBe(3);
    const table: Dataset = {
      ...data,
      ...{ shape: [2], x: Float32Array.from([1, 0, 3, 1, NaN, 1, 5, NaN, 3, 0]) },
      features: [
        { name: 'size', kind: 'number' },
        { name: 'kind', kind: 'category', categories: ['a', 'b'] }
      ]
    };
    const { columns, values } = await embeddings(
      functionTeacher((rows) => rows, { classes: 2 }),
      table
    );
    const half = Math.SQRT1_2;
    const expected = [
      ...[-Math.SQRT2, 0, half, 0, 0],
      ...[0, 0, 0, half, 0],
      ...[0, 1, 0, half, 0],
      ...[Math.SQRT2, 0, 0, 0, half],
      ...[0, 0, half, 0, 0]
    ];
    expect(columns).toBe(5);
    expected.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 5));
    const scaled = await embeddings((rows) => rows, table, { scaledBy: { ...table, x: table.x.map((value) => value * 2) } });
    expect(scaled.values[0]).not.toBeCloseTo(values[0], 2);
  });

  test('a layer that is not there, a layer of a function, numbers that are not finite and bad options are refused', async () => {
    const model = kept(network());
    await expect(embeddings(model, images, { layer: 'con' })).rejects.toThrow('embeddings: expected a layer of');
    await expect(embeddings((rows) => rows, images, { layer: 'conv' })).rejects.toThrow('without layers; leave layer out');
    await expect(embeddings(model, images, { batchSize: 0 })).rejects.toThrow(RangeError);
    await expect(embeddings(model, { ...images, x: images.x.map(() => NaN) })).rejects.toThrow('finite numbers in x');
    await expect(embeddings(model, { ...images, x: images.x.map(() => 3e38) })).rejects.toThrow('to give finite numbers');
    await expect(embeddings(model, images, { scaledBy: gaussianBlobs({}) })).rejects.toThrow(
      'expected scaledBy to have the shape of data'
    );
    await expect(embeddings(undefined as never, images)).rejects.toThrow(TypeError);
  });
});
