import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { makeDataset } from '../../../src/data/makeDataset';
import { withSeededRandom } from '../../../src/data/withSeededRandom';
import { loadModel } from '../../../src/deploy/loadModel';
import { saveModel } from '../../../src/deploy/saveModel';
import { predict } from '../../../src/metrics/predict';
import { textEncoder } from '../../../src/models/networks/textEncoder';
import { twoTowers, zeroShotClassifier } from '../../../src/models/towers';
import { unitLength } from '../../../src/models/unitLength';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const pictureTower = (width = 4, name = 'picture') =>
  withSeededRandom(1, () =>
    tf.sequential({
      name,
      layers: [
        tf.layers.flatten({ inputShape: [2, 2, 3] }),
        tf.layers.dense({ units: width }),
        unitLength({ scale: 10, name: `${name}-unit` })
      ]
    })
  );
const textTower = (width = 4, name = 'text') =>
  tf.sequential({
    name,
    layers: [
      textEncoder({ vocabulary: 9, length: 3, width: 4, depth: 1, heads: 2, classes: width, seed: 2, name: `${name}-encoder` }),
      unitLength({ name: `${name}-unit` })
    ]
  });

describe('twoTowers({picture, text})', () => {
  test('gives the embedding of the picture, then that of the text, and is saved and loaded', async () => {
    const [picture, text] = [pictureTower(), textTower()];
    const towers = twoTowers({ picture, text });
    expect(towers.inputs[0].shape).toEqual([null, 15]);
    expect(towers.outputs[0].shape).toEqual([null, 8]);
    const folder = await mkdtemp(join(tmpdir(), 'two-towers-'));
    await saveModel(towers, folder);
    const loaded = await loadModel(folder);
    tf.tidy(() => {
      const [pixels, tokens] = [
        tf.randomUniform([3, 12], 0, 1, 'float32', 4),
        tf.tensor2d([
          [2, 3, 0],
          [8, 1, 5],
          [4, 0, 0]
        ])
      ];
      const rows = tf.concat([pixels, tokens], 1);
      const own = [picture.predict(tf.reshape(pixels, [3, 2, 2, 3])), text.predict(tokens)] as tf.Tensor[];
      const both = Array.from(tf.concat(own, 1).dataSync());
      Array.from((towers.predict(rows) as tf.Tensor).dataSync()).forEach((one, i) => expect(one).toBeCloseTo(both[i], 5));
      Array.from((loaded.predict(rows) as tf.Tensor).dataSync()).forEach((one, i) => expect(one).toBeCloseTo(both[i], 5));
      const again = (loaded.getLayer('text') as unknown as tf.LayersModel).predict(tokens) as tf.Tensor;
      expect(again.shape).toEqual([3, 4]);
    });
    [towers, loaded].forEach((one) => one.dispose());
  });

  test('refuses towers that do not fit', () => {
    const models = [pictureTower(), textTower(), textTower(5), pictureTower(4, 'text')];
    const [picture, text, wider, same] = models;
    expect(() => twoTowers({ picture, text: wider })).toThrow('embeddings of one width, got 4 and 5');
    expect(() => twoTowers({ picture, text: picture })).toThrow('expected text to take rows of token numbers');
    expect(() => twoTowers({ picture: same, text })).toThrow('towers of different names, got "text" for both');
    expect(() => twoTowers({ picture } as never)).toThrow('twoTowers: text: expected a tfjs layers model');
    expect(() => twoTowers({ picture, text, width: 3 } as never)).toThrow('got "width"');
    models.forEach((model) => model.dispose());
  });

  test('a tower that fails when it is called leaves the other one to its owner', () => {
    const [picture, text] = [pictureTower(), textTower()];
    const apply = () => {
      throw new Error('from the tower');
    };
    expect(() => twoTowers({ picture, text: Object.assign(text, { apply }) })).toThrow('from the tower');
    [picture, text].forEach((tower) => tower.dispose());
  });
});

describe('zeroShotClassifier({picture, classes})', () => {
  test('gives scale times the cosine with the text of each class, and is saved and loaded', async () => {
    const picture = pictureTower();
    const classes = { rows: 3, columns: 4, values: Float32Array.from({ length: 12 }, (_, i) => Math.sin(1 + i)) };
    const classifier = zeroShotClassifier({ picture, classes });
    const x = Array.from({ length: 5 }, (_, i) =>
      Array.from({ length: 2 }, (_, j) => [
        [i, j, 1],
        [2, i * j, 0.5]
      ])
    );
    const data = makeDataset({ x, y: [0, 1, 2, 0, 1], classes: 3 });
    const [embeddings, logits] = [await predict(picture, data), await predict(classifier, data)];
    for (let row = 0; row < 5; row++)
      for (let k = 0; k < 3; k++) {
        const text = classes.values.subarray(4 * k, 4 * k + 4);
        const product = text.reduce((sum, value, i) => sum + value * embeddings.values[4 * row + i], 0) / Math.hypot(...text);
        expect(logits.values[3 * row + k]).toBeCloseTo(product, 4);
      }
    expect(classifier.trainableWeights.map(({ name }) => name).join()).not.toContain('zeroShotLogits');
    const folder = await mkdtemp(join(tmpdir(), 'zero-shot-'));
    await saveModel(classifier, folder);
    const loaded = await loadModel(folder);
    expect((await predict(loaded, data)).values).toEqual(logits.values);
    [classifier, loaded].forEach((one) => one.dispose());
  });

  test('refuses embeddings that do not fit', () => {
    const picture = pictureTower();
    const ask = (classes: unknown) => () => zeroShotClassifier({ picture, classes: classes as never });
    expect(ask([[1, 2]])).toThrow('expected classes to be embeddings {rows, columns, values}');
    expect(ask({ rows: 1, columns: 4, values: new Float32Array(4) })).toThrow('at least two classes, 4 numbers each');
    expect(ask({ rows: 2, columns: 3, values: new Float32Array(6) })).toThrow('the text tower that belongs to the picture tower');
    expect(ask({ rows: 2, columns: 4, values: new Float32Array(8) })).toThrow('of a length above 0, got 0 for class 0');
    picture.dispose();
  });
});
