import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import type { Dataset } from '../../../src/data/Dataset';
import { makeDataset } from '../../../src/data/makeDataset';
import { unlabelled } from '../../../src/data/unlabelled';
import { computeRankCorrelation } from '../../../src/stats/computeRankCorrelation';
import * as models from '../../../src/models/networks';
import { activationMaps } from '../../../src/inspect/images/activationMaps';
import { overlayHeat } from '../../../src/inspect/images/overlayHeat';
import { upsampleMap } from '../../../src/inspect/images/upsampleMap';

interface Reference {
  x: number[];
  weights: { shape: number[]; values: number[] }[];
  top: number[];
  own: number[];
  large: number[];
  ofClass1: number[];
  ranks: { a: number[]; b: number[]; correlation: number };
}

/** Made by test/reference/inspect/gradCam.py. */
const reference: Reference = JSON.parse(readFileSync(join(__dirname, '../../reference/inspect/gradCam.json'), 'utf8'));

const { conv2d, dense, flatten, globalAveragePooling2d, maxPooling2d, reLU } = tf.layers;
const display = Symbol.for('Jupyter.display');

let before: number;
beforeEach(() => (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const data: Dataset = makeDataset({
  ...{ name: 'sheets', x: reference.x, y: [0, 1, 2, 0, 1, 2], classes: ['scratch', 'pit', 'scale'] },
  ...{ shape: [10, 8, 1], synthetic: true }
});

function network({ nested = false, name = 'net' } = {}): tf.LayersModel {
  const layers = [
    conv2d({ filters: 4, kernelSize: 3, activation: 'relu', inputShape: [10, 8, 1] }),
    maxPooling2d({ poolSize: 2 }),
    conv2d({ name: 'last', filters: 5, kernelSize: 3, padding: 'same' }),
    reLU({ name: 'relu' })
  ];
  const head = [flatten(), dense({ units: 3 })];
  const same = tf.layers.reshape({ inputShape: [10, 8, 1], targetShape: [10, 8, 1] });
  const all = nested ? [same, tf.sequential({ name: 'body', layers }), ...head] : [...layers, ...head];
  const model = tf.sequential({ name, layers: all });
  tf.tidy(() => model.setWeights(reference.weights.map(({ shape, values }) => tf.tensor(values, shape))));
  return model;
}

function near(got: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < got.length; i++) expect(Math.abs(got[i] - expected[i])).toBeLessThan(1e-5);
}

describe('PyTorch and scipy say the same', () => {
  test.each([false, true])('activationMaps of the top class and of another one, nested: %s', (nested) => {
    const model = network({ nested });
    const own = activationMaps(model, data);
    expect(Array.from(own.classes)).toEqual(reference.top);
    expect(own.maps[0]).toMatchObject({ model: 'net', layer: nested ? 'body/relu' : 'relu', height: 4, width: 3 });
    near(own.maps[0].values, reference.own);
    near(activationMaps(model, data, { class: 1 }).maps[0].values, reference.ofClass1);
    const some = activationMaps(model, data, { rows: [4, 2] });
    near(some.maps[0].values, [...reference.own.slice(48, 60), ...reference.own.slice(24, 36)]);
    model.dispose();
    // tfjs counts a nested model for its maker too.
    if (nested) model.layers[1].dispose();
  });
  test('a map is made as large as its image', () => {
    for (let i = 0; i < 6; i++)
      near(
        upsampleMap(reference.own.slice(12 * i, 12 * i + 12), { height: 4, width: 3 }, { height: 10, width: 8 }),
        reference.large.slice(80 * i, 80 * i + 80)
      );
  });
  test('rankCorrelation with ties', () => {
    const { a, b, correlation } = reference.ranks;
    expect(computeRankCorrelation(a, b)).toBeCloseTo(correlation, 12);
    expect(computeRankCorrelation(a, a)).toBeCloseTo(1, 12);
    expect(computeRankCorrelation(a, a.fill(2))).toBeNull();
  });
});

describe('activationMaps', () => {
  test('before global average pooling and one dense layer it is relu(A w_c / places), as Zhou et al. 2016 have it', () => {
    const layers = [
      conv2d({ filters: 6, kernelSize: 3, activation: 'relu', inputShape: [10, 8, 1] }),
      globalAveragePooling2d({} as never)
    ];
    const model = tf.sequential({ layers: [...layers, dense({ units: 3 })] });
    const { maps } = activationMaps(model, data, { class: 2 });
    const closed = tf.tidy(() => {
      const a = layers[0].apply(tf.tensor(data.x, [6, 10, 8, 1])) as tf.Tensor4D;
      const w = tf.reshape(tf.slice(model.getWeights()[2], [0, 2], [6, 1]), [6]);
      return tf.relu(tf.sum(tf.mul(a, tf.div(w, 48)), 3)).dataSync();
    });
    near(maps[0].values, closed);
    model.dispose();
  });

  test('looks at the last convolution with its normalisation and activation, or at the layer that is named; one sigmoid unit too', () => {
    const model = models.convolutionalNetwork({ inputShape: [10, 8, 1], filters: [3, 4], classes: 2 });
    const two = { ...data, y: data.y.map((label) => Number(label > 0)), classes: ['good', 'bad'] };
    expect(activationMaps(model, two).maps[0]).toMatchObject({ layer: 'stage2', height: 5, width: 4 });
    const [good, bad] = [0, 1].map((one) => activationMaps(model, two, { class: one, layer: 'stage1' }).maps[0]);
    expect(bad).toMatchObject({ layer: 'stage1', height: 10, width: 8 });
    // The logit of class 0 is that of class 1 turned round: no place speaks for both.
    expect(good.values.every((value, i) => value === 0 || bad.values[i] === 0)).toBe(true);
    const deep = models.mobileNet({ inputShape: [32, 32, 1], classes: 2 });
    const image = makeDataset({
      x: Array.from({ length: 1024 }, (_, i) => Math.sin(i) ** 2),
      y: [0],
      classes: 2,
      shape: [32, 32, 1],
      synthetic: true
    });
    expect(activationMaps(deep, image).maps[0].values.every(Number.isFinite)).toBe(true);
    deep.dispose();
    model.dispose();
  });

  test.each<[string, () => tf.LayersModel, string]>([
    ['resNet', () => models.resNet({ depth: 8, width: 0.25, inputShape: [10, 8, 1], classes: 3 }), 'stage3'],
    ['wideResNet', () => models.wideResNet({ depth: 10, width: 0.25, inputShape: [10, 8, 1], classes: 3 }), 'relu'],
    ['vgg', () => models.vgg({ depth: 8, width: 1 / 16, inputShape: [10, 8, 1], classes: 3 }), 'stage5'],
    ['shuffleNetV2', () => models.shuffleNetV2({ width: 0.5, blocks: [1, 1, 1], inputShape: [10, 8, 1], classes: 3 }), 'head']
  ])('of %s looks at what the mean is taken of, behind the sum of the last block', (_, build, layer) => {
    const model = build();
    const { maps } = activationMaps(model, data);
    expect(maps[0].layer).toBe(layer);
    expect(maps[0].values.every(Number.isFinite)).toBe(true);
    model.dispose();
  });

  test('takes no sum of vectors for that of a block', () => {
    const input = tf.input({ shape: [10, 8, 1] });
    const maps = conv2d({ name: 'only', filters: 2, kernelSize: 3 }).apply(input) as tf.SymbolicTensor;
    const [a, b] = [1, 2].map(() => flatten().apply(maps) as tf.SymbolicTensor);
    const model = tf.model({
      inputs: input,
      outputs: dense({ units: 3 }).apply(tf.layers.add().apply([a, b])) as tf.SymbolicTensor
    });
    expect(activationMaps(model, data).maps[0].layer).toBe('only');
    model.dispose();
  });

  test('shows images and maps side by side, and says of which class', () => {
    const model = network();
    const shown = activationMaps(model, data, { rows: [3, 1], columns: 2, scale: 1 });
    expect([shown.width, shown.height]).toEqual([4 * 12 + 4, 18]);
    expect(shown.says).toContain('where "net" at layer "relu" looks');
    expect(shown.says).toContain(`row 3 "scratch" (map of "${data.classes[reference.top[3]]}"), row 1 "pit"`);
    const bundle = (shown as never as { [key: symbol]: () => { [type: string]: string } })[display]();
    expect(bundle['image/png']).toBe(Buffer.from(shown.png).toString('base64'));
    expect(bundle['text/plain']).toBe(shown.says);
    expect(activationMaps(model, data, { rows: [3, 1], columns: 2, scale: 1 }).png).toEqual(shown.png);
    expect(activationMaps(model, unlabelled(data), { rows: [3] }).says).toContain('row 3 (map of');
    model.dispose();
  });

  test('puts a student under its teacher, both of the class that the teacher sees, and says how alike the maps are', () => {
    const [teacher, student] = [
      network({ name: 'big' }),
      models.convolutionalNetwork({ inputShape: [10, 8, 1], filters: [8], classes: 3, seed: 2 })
    ];
    const pair = activationMaps({ teacher, student }, data, { rows: [0, 1, 2, 3, 4], columns: 3, scale: 1 });
    expect([pair.width, pair.height]).toEqual([6 * 12 + 4, 4 * 14 + 4]);
    expect(Array.from(pair.classes)).toEqual(reference.top.slice(0, 5));
    expect(pair.maps.map(({ layer }) => layer)).toEqual(['relu', 'stage1']);
    const known = pair.likeness?.rows.filter((one) => one !== null) ?? [];
    expect(pair.likeness?.rows).toHaveLength(5);
    expect(known.length).toBeGreaterThan(0);
    expect(pair.likeness?.mean).toBeCloseTo(known.reduce((sum, one) => sum + one, 0) / known.length, 12);
    const same = activationMaps({ teacher, student: teacher }, data, { layer: { teacher: 'relu', student: 'relu' } });
    expect(same.likeness?.mean).toBeCloseTo(1, 12);
    expect(same.says).toContain('rank correlation 1.00 on average');
    teacher.dispose();
    student.dispose();
  });

  test('a heat map brightens all the way', () => {
    const brightness = [0, 0.25, 0.5, 0.75, 1].map((heat) =>
      overlayHeat(new Uint8Array([90, 90, 90]), [heat], 1).reduce((a, b) => a + b)
    );
    expect([...brightness].sort((a, b) => a - b)).toEqual(brightness);
    expect(overlayHeat(new Uint8Array([90, 90, 90]), [0], 0)).toEqual(overlayHeat(new Uint8Array([90, 90, 90]), [0], 1));
  });

  test('refuses what it cannot show', () => {
    const model = network();
    const plain = tf.sequential({ name: 'plain', layers: [flatten({ inputShape: [10, 8, 1] }), dense({ units: 3 })] });
    const { synthetic, ...real } = data;
    expect(synthetic).toBe(true);
    const refused: [() => unknown, string][] = [
      [() => activationMaps(model, real), 'activationMaps: expected synthetic data, got "sheets"; images in an output are saved'],
      [
        () => activationMaps(plain, data),
        'activationMaps: expected a model with 2D convolutions, got "plain" without; name a layer'
      ],
      [() => activationMaps(model, data, { layer: 'lost' }), 'activationMaps: expected a layer of "net" among'],
      [() => activationMaps(model, data, { layer: 'dense' }), 'did you mean'],
      [
        () => activationMaps(plain, data, { layer: plain.layers[0].name }),
        'expected a layer that gives [batch, height, width, channels]'
      ],
      [() => activationMaps(model, { ...data, shape: [80] }), 'activationMaps: expected rows of the shape [height, width]'],
      [
        () => activationMaps(model, { ...data, shape: [8, 10, 1] }),
        'activationMaps: expected rows of shape [10,8,1] as "net" takes'
      ],
      [() => activationMaps(model, { ...data, classes: ['a', 'b', 'c', 'd'] }), 'expected "net" to give [batch, 4] logits'],
      [() => activationMaps(model, data, { class: 3 }), 'activationMaps: expected class to be'],
      [() => activationMaps(model, data, { rows: [6] }), 'activationMaps: expected row to be'],
      [() => activationMaps(model, data, { rows: [] }), 'activationMaps: expected 1 to 100 rows, got 0'],
      [
        () => activationMaps({ teacher: model, student: model }, data, { layer: 'relu' }),
        'expected layer to be {teacher, student}'
      ],
      [() => activationMaps({} as never, data), 'activationMaps: expected a tfjs layers model'],
      [() => activationMaps(model, data, { row: 1 } as never), 'did you mean "rows"?']
    ];
    for (const [call, message] of refused) expect(call).toThrow(message);
    expect(activationMaps(model, real, { real: true }).width).toBeGreaterThan(0);
    tf.tidy(() => model.setWeights(model.getWeights().map((weight) => tf.mul(weight, NaN))));
    expect(() => activationMaps({ teacher: model, student: model }, data)).toThrow(
      'activationMaps: expected maps of finite numbers, got others from layer "relu" of "net"; look at its weights'
    );
    plain.dispose();
    model.dispose();
  });
});
