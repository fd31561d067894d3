import { readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../src/index';
import { mulberry32 } from '../mulberry32';

const { tf } = kd;
type Model = kd.tf.LayersModel;
type Builder = 'resNet' | 'wideResNet' | 'vgg' | 'shuffleNetV2';

interface Built {
  builder: Builder;
  options: { depth?: number; width?: number; classes: number; inputShape: number[] };
  /** In the order in which PyTorch's network has them, which decides their seeds. */
  layers: string[];
}

interface Reference {
  asked: (Built & {
    parameters: number;
    macs: number;
    features: { [name: string]: [mean: number, deviation: number] };
    logits: number[];
  })[];
  trained: (Built & {
    rows: number;
    steps: number;
    rate: number;
    losses: number[];
    normalisation: { [layer: string]: { numbers: number; mean: number[]; variance: number[] } };
  })[];
}

/** Made by test/reference/models/paperNetworks.py. */
const reference = JSON.parse(readFileSync(join(__dirname, '../reference/models/paperNetworks.json'), 'utf8')) as Reference;

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const nameOf = ({ builder, options: { depth, width, classes, inputShape } }: Built) =>
  [builder, depth ?? '', width ? `x ${width}` : '', `of ${inputShape.slice(0, 2).join(' x ')}, ${classes} classes`].join(' ');
const cases = <T extends Built>(list: T[]) => list.map((one) => [nameOf(one), one] as const);
const build = ({ builder, options }: Built): Model => (kd.models[builder] as (options: object) => Model)(options);
const largest = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  expect(a.length).toBe(b.length);
  return Array.from(a).reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
};

describe('with the weights of a network that PyTorch has, written from the papers,', () => {
  test.each(cases(reference.asked))(
    '%s has as many parameters and multiply-accumulates, the same stages and the same logits',
    (_, expected) => {
      const model = build(expected);
      const learnt = model.trainableWeights.reduce((sum, { shape }) => sum + tf.util.sizeFromShape(shape as number[]), 0);
      expect(learnt).toBe(expected.parameters);
      expect(kd.modelTeacher(model).info.macs).toBe(expected.macs);
      drawWeights(model, expected.layers);
      const names = Object.keys(expected.features);
      const x = drawnPictures([2, ...expected.options.inputShape]);
      const { output, features } = kd.withFeatures(model, names)(x);
      for (const name of names) {
        const [mean, deviation] = tf.tidy(() => {
          const { mean, variance } = tf.moments(features[name]);
          return [mean.dataSync()[0], Math.sqrt(variance.dataSync()[0])];
        });
        const size = Math.max(1, expected.features[name][1]);
        expect(Math.abs(mean - expected.features[name][0]) / size, name).toBeLessThan(1e-5);
        expect(Math.abs(deviation - expected.features[name][1]) / size, name).toBeLessThan(1e-5);
      }
      expect(largest(output.dataSync(), expected.logits)).toBeLessThan(1e-4);
      tf.dispose([x, output, features]);
      model.dispose();
    }
  );
});

describe('trained by kd.train with all rows in a batch, as PyTorch trains the same network in double precision,', () => {
  test.each(cases(reference.trained))(
    '%s has the same losses and running means, and running variances that are those of the batches over n where PyTorch has n - 1; saved and loaded, it keeps them',
    async (_, expected) => {
      const { options, rows, steps, rate, layers, losses, normalisation } = expected;
      const model = build(expected);
      drawWeights(model, layers);
      const names = Object.keys(normalisation);
      const first = names.map((name) => runningOf(model, name)[1]);
      const record = await kd.train({
        ...{ student: model, data: { train: rowsOf(rows, options) }, batchSize: rows, epochs: steps },
        ...{ optimizer: kd.sgd({ learningRate: rate, momentum: 0 }), show: false }
      });
      expect(record.stamp.steps?.[model.name]).toEqual({ graphs: 4, operations: 2 });
      expect(largest(record.history.series['train/loss'] as number[], losses)).toBeLessThan(1e-5);
      const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
      await kd.saveModel(model, folder);
      const loaded = await kd.loadModel(folder);
      names.forEach((name, i) => {
        const { numbers, mean, variance } = normalisation[name];
        const [ours, biased] = runningOf(model, name);
        expect(largest(ours, mean), name).toBeLessThan(1e-5);
        const left = first[i].map((value) => 0.9 ** steps * value);
        const unbiased = biased.map((value, k) => left[k] + ((value - left[k]) * numbers) / (numbers - 1));
        expect(largest(unbiased, variance), name).toBeLessThan(1e-5);
        // Few numbers make a difference that shows.
        if (numbers <= 256) expect(largest(biased, variance), name).toBeGreaterThan(1e-4);
        expect(runningOf(loaded, name), name).toEqual([ours, biased]);
      });
      for (const one of [model, loaded]) one.dispose();
    }
  );
});

describe('the first weights', () => {
  const inputShape = [32, 32, 3];
  const deviation = (values: ArrayLike<number>) =>
    Math.sqrt(Array.from(values).reduce((sum, v) => sum + v * v, 0) / values.length);
  const weightsOf = (model: Model, name: string) =>
    model
      .getLayer(name)
      .getWeights()
      .map((weight) => weight.dataSync());

  test.each([
    ['resNet', () => kd.models.resNet({ depth: 14, inputShape, classes: 50, seed: 4 }), 'stage3/block2/convolution1', 9 * 64],
    ['resNet', () => kd.models.resNet({ depth: 14, inputShape, classes: 50, seed: 4 }), 'stage3/block1/shortcut', 64],
    [
      'wideResNet',
      () => kd.models.wideResNet({ depth: 10, width: 2, inputShape, classes: 50 }),
      'stage2/block1/convolution1',
      9 * 64
    ],
    ['vgg', () => kd.models.vgg({ depth: 8, width: 0.25, inputShape, classes: 50 }), 'stage4/convolution1', 9 * 128]
  ])(
    'of convolutions of %s are normal with variance 2 / outputs (%#), and normalisation begins at 1 and 0',
    (_, make, name, outputs) => {
      const model = make();
      const [kernel, bias = []] = weightsOf(model, name);
      expect(deviation(kernel) / Math.sqrt(2 / outputs)).toBeCloseTo(1, 1);
      // A normal distribution that is cut off at two deviations has none of them.
      expect(kernel.filter((value) => Math.abs(value) > 3 * Math.sqrt(2 / outputs)).length).toBeGreaterThan(0);
      expect(Array.from(bias).every((value) => value === 0)).toBe(true);
      for (const layer of model.layers.filter((one) => one.getClassName() === 'BatchNormalization')) {
        expect(layer.getWeights().map((weight) => new Set(weight.dataSync()))).toEqual(
          [1, 0, 0, 1].map((value) => new Set([value]))
        );
        expect(layer.getConfig()).toMatchObject({ momentum: 0.9, epsilon: 1e-5 });
      }
      model.dispose();
    }
  );

  test.each<[string, () => Model, string, number]>([
    ['resNet', () => kd.models.resNet({ depth: 8, inputShape, classes: 50 }), 'logits', 64],
    ['wideResNet', () => kd.models.wideResNet({ depth: 10, width: 2, inputShape, classes: 50 }), 'logits', 128],
    ['shuffleNetV2', () => kd.models.shuffleNetV2({ width: 0.5, inputShape, classes: 50 }), 'logits', 1024],
    ['shuffleNetV2', () => kd.models.shuffleNetV2({ width: 0.5, inputShape, classes: 50 }), 'stage2/block3/expand', 48],
    ['shuffleNetV2', () => kd.models.shuffleNetV2({ width: 0.5, inputShape, classes: 50 }), 'stage2/block3/depthwise', 9]
  ])('%s: those of some layers are uniform within 1 / sqrt(inputs) (%#)', (builder, make, name, inputs) => {
    const model = make();
    const [kernel, bias] = weightsOf(model, name);
    const bound = 1 / Math.sqrt(inputs);
    const largest = Math.max(...kernel.map(Math.abs));
    expect(largest).toBeLessThanOrEqual(bound * (1 + 1e-6));
    expect(largest).toBeGreaterThan(0.95 * bound);
    expect(deviation(kernel) / (bound / Math.sqrt(3))).toBeCloseTo(1, 1);
    if (name === 'logits') expect(bias.some((value) => value !== 0)).toBe(builder !== 'wideResNet');
    model.dispose();
  });

  test('vgg: those of the last layer have a deviation of 0.01', () => {
    const model = kd.models.vgg({ depth: 8, width: 0.25, inputShape, classes: 50 });
    const [kernel, bias] = weightsOf(model, 'logits');
    expect(100 * deviation(kernel)).toBeCloseTo(1, 1);
    expect(bias.every((value) => value === 0)).toBe(true);
    model.dispose();
  });
});

test('kd.alignmentMap and terms of features take two of these networks by the names of their stages, and leave nothing behind', async () => {
  const data = rowsOf(32, { inputShape: [8, 8, 3], classes: 4 });
  const common = { inputShape: [8, 8, 3], classes: 4 };
  const teacher = kd.models.resNet({ depth: 14, width: 0.5, ...common, seed: 1 });
  const student = kd.models.shuffleNetV2({ width: 0.5, blocks: [1, 2, 1], ...common, seed: 2 });
  const held = tf.memory().numTensors;
  const map = await kd.alignmentMap({ teacher, student, x: data, batchSize: 16, show: false });
  expect(map.teacherLayers.map(({ name }) => name)).toEqual(expect.arrayContaining(['stem', 'stage1', 'stage2', 'stage3']));
  expect(map.studentLayers.map(({ kind }) => kind)).not.toContain('ZeroPadding2D');
  expect(map.maps[0].values.flat().every((value) => value !== null && value <= 1)).toBe(true);
  const layers = { teacher: 'stage2', student: 'stage1' };
  const record = await kd.distill({
    ...{ teacher, student, data: { train: data }, epochs: 3, batchSize: 16, baseline: false, show: false },
    terms: { soft: { weight: 1, loss: kd.softTargets({ temperature: 4 }) }, hint: { weight: 1, loss: kd.hint(), layers } }
  });
  const hint = record.history.series['train/hint'] as number[];
  expect(hint.at(-1)).toBeLessThan(hint[0]);
  expect(tf.memory().numTensors).toBe(held);
  for (const one of [teacher, student]) one.dispose();
});

describe('what they refuse', () => {
  const common = { inputShape: [32, 32, 3], classes: 10 };
  test.each<[string, () => unknown, string]>([
    [
      'nothing',
      () => kd.models.resNet(undefined as never),
      'resNet: expected inputShape to be a list of 3 numbers, got undefined'
    ],
    [
      'a depth of large pictures',
      () => kd.models.resNet({ depth: 18, ...common }),
      'resNet: expected depth to be 6 n + 2, got 18; give one of 8, 14, 20, 32, 44, 56, 110'
    ],
    [
      'a depth of another family',
      () => kd.models.wideResNet({ depth: 20, width: 2, ...common }),
      'wideResNet: expected depth to be 6 n + 4, got 20; give one of 10, 16, 22, 28, 40'
    ],
    [
      'no depth',
      () => kd.models.resNet(common as never),
      'resNet: expected depth to be a whole number at least 8 and at most 1202, got undefined; give a number'
    ],
    [
      'parts of channels',
      () => kd.models.resNet({ depth: 8, width: 0.3, ...common }),
      'resNet: expected width to be a multiple of 1 / 16, got 0.3; each stage needs a whole number of channels'
    ],
    [
      'no width',
      () => kd.models.wideResNet({ depth: 16, ...common } as never),
      'wideResNet: expected width to be a finite number above 0, got undefined; give a number'
    ],
    [
      'another depth of VGG',
      () => kd.models.vgg({ depth: 12, ...common }),
      'vgg: expected depth to be 8, 11, 13, 16 or 19, got 12; give one of them'
    ],
    [
      'another width of ShuffleNet',
      () => kd.models.shuffleNetV2({ width: 3, ...common }),
      'shuffleNetV2: expected width to be 0.5, 1, 1.5 or 2, got 3; give one of them'
    ],
    [
      'blocks of two stages',
      () => kd.models.shuffleNetV2({ blocks: [4, 4], ...common }),
      'shuffleNetV2: expected blocks to be a list of 3 numbers, got [4, 4]; give [4, 8, 4]'
    ],
    [
      'small pictures',
      () => kd.models.vgg({ depth: 8, inputShape: [32, 7, 3], classes: 10 }),
      'vgg: expected pictures of at least 8 x 8 places, got 32 x 7; give larger ones'
    ],
    [
      'a volume',
      () => kd.models.resNet({ depth: 8, inputShape: [8, 8, 8, 1], classes: 10 }),
      'resNet: expected inputShape to be a list of 3 numbers, got [8, 8, 8, 1]; give [32, 32, 3]'
    ],
    [
      'too much dropout',
      () => kd.models.wideResNet({ depth: 16, width: 2, dropout: 0.95, ...common }),
      'wideResNet: expected dropout to be a finite number at least 0 and at most 0.9, got 0.95'
    ],
    ['a name of nothing', () => kd.models.vgg({ depth: 8, name: ' ', ...common }), 'vgg: expected name to be a string, got " "'],
    [
      'a seed of a half',
      () => kd.models.shuffleNetV2({ seed: 0.5, ...common }),
      'shuffleNetV2: expected seed to be a whole number'
    ],
    ['another spelling', () => kd.models.resNet({ depht: 8, ...common } as never), 'got "depht"; did you mean "depth"?']
  ])('%s, in one sentence and with no tensor left behind', (_, ask, message) => {
    expect(ask).toThrow(message);
  });
});

/** Weight k of layer i has the seed 10 i + k, as in the reference. */
function drawWeights(model: Model, layers: string[]): void {
  layers.forEach((name, i) => {
    const layer = model.getLayer(name);
    const shapes = layer.getWeights().map(({ shape }) => shape);
    const kind = layer.getClassName();
    const values = (k: number, centre: number, spread: number) => {
      const next = mulberry32(10 * i + k);
      return Float32Array.from({ length: tf.util.sizeFromShape(shapes[k]) }, () => centre + spread * (2 * next() - 1));
    };
    const weights = () => {
      if (kind === 'BatchNormalization') {
        const centre = name.includes('/block') && name.endsWith('norm2') ? 0.3 : 1;
        return [values(0, centre, 0.2), values(1, 0, 0.1), values(2, 0, 0.2), values(3, 1, 0.5)];
      }
      const [height, width, , outputs] = shapes[0];
      const spread = {
        Dense: Math.sqrt(3 / shapes[0][0]),
        Conv2D: Math.sqrt(6 / (height * width * outputs)),
        DepthwiseConv2D: Math.sqrt(6 / (height * width))
      }[kind]!;
      return [values(0, 0, spread), ...(shapes.length > 1 ? [values(1, 0, 0.1)] : [])];
    };
    tf.tidy(() => layer.setWeights(weights().map((one, k) => tf.tensor(one, shapes[k]))));
  });
  expect(layers.length).toBe(model.layers.filter(({ weights }) => weights.length).length);
}

function drawnPictures(shape: number[]): kd.tf.Tensor {
  const next = mulberry32(9999);
  return tf.tensor(
    Float32Array.from({ length: tf.util.sizeFromShape(shape) }, () => 2 * next() - 1),
    shape
  );
}

/** Mean and variance of a layer of batch normalisation. */
function runningOf(model: Model, name: string): number[][] {
  return model
    .getLayer(name)
    .getWeights()
    .slice(-2)
    .map((weight) => Array.from(weight.dataSync()));
}

function rowsOf(rows: number, { inputShape, classes }: { inputShape: number[]; classes: number }): kd.Dataset {
  const drawn = drawnPictures([rows, ...inputShape]);
  const x = drawn.dataSync() as Float32Array;
  drawn.dispose();
  return kd.dataset({
    x,
    y: Int32Array.from({ length: rows }, (_, i) => i % classes),
    classes,
    shape: inputShape,
    synthetic: true
  });
}
