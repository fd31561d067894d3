import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { loadModel } from '../../src/deploy/loadModel';
import { saveModel } from '../../src/deploy/saveModel';
import { layersOf } from '../../src/models/features/layersOf';
import { hint } from '../../src/losses/hint';
import { selfAttention } from '../../src/losses/selfAttention';
import * as layers from '../../src/models/layers';
import * as models from '../../src/models/networks';
import { countMacs } from '../../src/teachers/countMacs';
import { computeModelFingerprint } from '../../src/teachers/computeModelFingerprint';
import { clonedModel } from '../clonedModel';
import { distill } from '../../src/train/distill';
import { train } from '../../src/train/train';
import { asText, mnistDigits, smallerDigits } from './mnistDigits';
import { smallModels } from './smallModels';

let before: number;
let made: tf.LayersModel[];
beforeEach(() => {
  made = [];
  before = tf.memory().numTensors;
});
afterEach(() => {
  made.forEach((model) => model.dispose());
  expect(tf.memory().numTensors).toBe(before);
});
const kept = <M extends tf.LayersModel>(model: M): M => {
  made.push(model);
  return model;
};
const numbers = (tensor: tf.Tensor) => Array.from(tensor.dataSync());
const names = Object.keys(smallModels) as (keyof typeof smallModels)[];
const logits = (model: tf.LayersModel, rows: tf.Tensor) => tf.tidy(() => numbers(model.predict(rows) as tf.Tensor));
const shapeOf = (model: tf.LayersModel, name: string) => layersOf(model).find((layer) => layer.name === name)?.shape;

describe('the models', () => {
  test.each(names)('%s gives one logit for two classes and one a class for more', (name) => {
    expect(kept(smallModels[name]({ classes: 2 })).outputs[0].shape).toEqual([null, 1]);
    expect(kept(smallModels[name]({ classes: 3 })).outputs[0].shape).toEqual([null, 3]);
  });

  test.each(names)('%s is decided by its seed, and so is its fingerprint', (name) => {
    const [a, b, c] = [5, 5, 6].map((seed) => computeModelFingerprint(kept(smallModels[name]({ seed }))));
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  test.each(names)('%s cloned, and saved and loaded, gives the same logits', async (name) => {
    const model = kept(smallModels[name]({ seed: 1 }));
    const rows = tf.tidy(() =>
      tf.floor(tf.randomUniform([5, ...(model.inputs[0].shape.slice(1) as number[])], 0, 4, 'float32', 1))
    );
    const expected = logits(model, rows);
    expect(new Set(expected).size).toBeGreaterThan(5);
    expect(logits(kept(clonedModel(model)), rows)).toEqual(expected);
    const folder = await mkdtemp(join(tmpdir(), 'stillroom-'));
    await saveModel(model, folder);
    const loaded = kept(await loadModel(folder));
    expect(logits(loaded, rows)).toEqual(expected);
    expect(layersOf(loaded)).toEqual(layersOf(model));
    rows.dispose();
  });

  test.each(names)('%s ends in "representation" and "logits", and all of its layers can be read', (name) => {
    const model = kept(smallModels[name]({}));
    const found = layersOf(model);
    expect(found.slice(-2).map((layer) => layer.name)).toEqual(['representation', 'logits']);
    expect(found.at(-2)?.shape.length).toBe(2);
  });

  test('visionTransformer and textEncoder: what a block gives, and what its attention tells, has a name', () => {
    const vision = kept(models.visionTransformer({ image: [8, 12, 3], patch: 4, width: 8, depth: 2, heads: 2, classes: 3 }));
    expect(shapeOf(vision, 'patches')).toEqual([null, 2, 3, 8]);
    expect(shapeOf(vision, 'block2')).toEqual([null, 6, 8]);
    expect(shapeOf(vision, 'block2/attention/scores')).toEqual([null, 2, 6, 6]);
    expect(shapeOf(vision, 'block2/attention/values')).toEqual([null, 2, 6, 4]);
    expect(shapeOf(vision, 'block1/hidden')).toEqual([null, 6, 32]);
    const classed = {
      ...{ image: [8, 12, 3], patch: 4, width: 8, depth: 1, heads: 2 },
      classes: 3,
      pooling: 'classToken'
    } as const;
    expect(shapeOf(kept(models.visionTransformer(classed)), 'block1')).toEqual([null, 7, 8]);
    expect(shapeOf(kept(smallModels.textEncoder({})), 'block1/attention/scores')).toEqual([null, 2, 6, 6]);
  });

  test('textEncoder: the vector of padding changes no logit, another order of words does', () => {
    const model = kept(smallModels.textEncoder({ seed: 2 }));
    const rows = tf.tensor2d([
      [1, 2, 3, 0, 0, 0],
      [3, 2, 1, 0, 0, 0],
      [0, 0, 0, 0, 0, 0]
    ]);
    const expected = logits(model, rows);
    tf.tidy(() => {
      const words = model.getLayer('words');
      const padding = tf.concat([tf.fill([1, 8], 1e6), tf.zeros([3, 8])]);
      words.setWeights([tf.add(words.getWeights()[0], padding)]);
    });
    expect(logits(model, rows)).toEqual(expected);
    expect(expected.every(Number.isFinite)).toBe(true);
    expect(Math.abs(expected[0] - expected[3])).toBeGreaterThan(1e-6);
    rows.dispose();
  });

  test.each([4, -1, 1.5, NaN])('textEncoder refuses the token number %s of a row, and says where it is', (wrong) => {
    const model = kept(smallModels.textEncoder({}));
    const rows = tf.tensor2d([
      [1, 2, 3, 0, 0, 0],
      [1, 2, wrong, 0, 0, 0]
    ]);
    const message = `words: expected token numbers that are whole, 0 to 3, got ${wrong} in row 1, token 2 of the batch; raise vocabulary`;
    expect(() => logits(model, rows)).toThrow(message);
    rows.dispose();
  });

  test('volumes: a convolutionalNetwork of [depth, height, width, channels] normalises and pools in space', () => {
    const model = kept(models.convolutionalNetwork({ inputShape: [6, 8, 10, 1], filters: [4, 6], convolutions: 2, classes: 2 }));
    expect(shapeOf(model, 'stage1')).toEqual([null, 6, 8, 10, 4]);
    expect(shapeOf(model, 'stage2')).toEqual([null, 3, 4, 5, 6]);
    tf.tidy(() => {
      // In training what comes out of batch normalisation has mean 0 and variance 1 in each channel, over all places of all rows.
      const till = tf.model({ inputs: model.inputs, outputs: model.getLayer('stage1/norm1/volume').output as tf.SymbolicTensor });
      const given = till.apply(tf.randomNormal([3, 6, 8, 10, 1], 3, 2, 'float32', 4), { training: true }) as tf.Tensor;
      const { mean, variance } = tf.moments(given, [0, 1, 2, 3]);
      numbers(mean).forEach((value) => expect(Math.abs(value)).toBeLessThan(1e-4));
      numbers(variance).forEach((value) => expect(Math.abs(value - 1)).toBeLessThan(0.01));
    });
  });
});

describe('countMacs', () => {
  const transformer = { width: 8, depth: 2, heads: 2, hidden: 20, classes: 3 };
  // For each token: four projections and two dense layers; for each pair of tokens: scores and sums of values.
  const block = (tokens: number) => tokens * (4 * 8 * 8 + 2 * 8 * 20) + tokens * tokens * (8 + 8);
  test.each<[string, () => tf.LayersModel, number]>([
    [
      'visionTransformer',
      () => models.visionTransformer({ image: [8, 12, 3], patch: 4, ...transformer }),
      6 * (4 * 4 * 3 * 8) + 2 * block(6) + 8 * 3
    ],
    [
      'visionTransformer with a class token',
      () => models.visionTransformer({ image: [8, 12, 3], patch: 4, pooling: 'classToken', ...transformer }),
      6 * (4 * 4 * 3 * 8) + 2 * block(7) + 8 * 3
    ],
    ['textEncoder', () => models.textEncoder({ vocabulary: 50, length: 9, ...transformer }), 2 * block(9) + 8 * 3],
    [
      'convolutionalNetwork',
      () => models.convolutionalNetwork({ inputShape: [9, 8, 3], filters: [4, 6], convolutions: 2, classes: 2 }),
      72 * 9 * (3 * 4 + 4 * 4) + 4 * 4 * 9 * (4 * 6 + 6 * 6) + 4 * 4 * 6
    ],
    [
      'convolutionalNetwork of volumes',
      () => models.convolutionalNetwork({ inputShape: [6, 8, 10, 2], filters: [4, 6], classes: 5, pooling: 'mean' }),
      480 * 27 * 2 * 4 + 3 * 4 * 5 * 27 * 4 * 6 + 6 * 5
    ],
    [
      'mobileNet',
      () => models.mobileNet({ inputShape: [9, 9, 3], width: 4, blocks: [1, 2], expansion: 3, classes: 3 }),
      81 * 9 * 3 * 4 +
        (81 * 9 * 4 + 81 * 4 * 4) +
        (81 * 4 * 12 + 25 * 9 * 12 + 25 * 12 * 8) +
        (25 * 8 * 24 + 25 * 9 * 24 + 25 * 24 * 8) +
        25 * 8 * 32 +
        32 * 3
    ],
    ['complEx', () => models.complEx({ entities: 30, relations: 6, dimensions: 4 }), 30 * 8],
    [
      'attention of other sizes',
      () => {
        const input = tf.input({ shape: [7, 6] });
        const attention = layers.multiHeadAttention({ heads: 2, keyDimension: 5, valueDimension: 3, units: 4 });
        return tf.model({ inputs: input, outputs: attention.apply(input) as tf.SymbolicTensor });
      },
      7 * (6 * 10 + 6 * 10 + 6 * 6 + 6 * 4) + 7 * 7 * (10 + 6)
    ]
  ])('it counts %s as by hand', (_, build, macs) => {
    expect(countMacs(kept(build()))).toBe(macs);
  });
});

describe('the layers', () => {
  test('tokenNormalization computes what tf.layers.layerNormalization does, gradients included', () => {
    tf.tidy(() => {
      const [ours, theirs] = [layers.tokenNormalization({ epsilon: 1e-3 }), tf.layers.layerNormalization({ epsilon: 1e-3 })];
      const x = tf.randomNormal([2, 5, 6], 40, 3, 'float32', 1);
      const weights = [tf.randomNormal([6], 1, 1, 'float32', 2), tf.randomNormal([6], 0, 1, 'float32', 3)];
      const found = [ours, theirs].map((layer) => {
        layer.apply(x);
        layer.setWeights(weights);
        const weighed = (given: tf.Tensor) =>
          tf.mul(layer.apply(given) as tf.Tensor, tf.randomNormal([2, 5, 6], 0, 1, 'float32', 4));
        const { grads } = tf.variableGrads(() => tf.sum(weighed(x)) as tf.Scalar);
        const gradient = tf.grad((given) => tf.sum(weighed(given)))(x);
        const result = [layer.apply(x) as tf.Tensor, gradient, ...Object.values(grads)].flatMap(numbers);
        layer.dispose();
        return result;
      });
      expect(found[0].length).toBe(60 + 60 + 6 + 6);
      found[0].forEach((value, i) => expect(Math.abs(value - found[1][i])).toBeLessThan(2e-4));
    });
  });

  test('tokenMean leaves padding out, and a row of padding is 0', () => {
    const x = tf.tensor3d([
      [
        [1, 2],
        [3, 4],
        [99, 99]
      ],
      [
        [7, 7],
        [8, 8],
        [9, 9]
      ]
    ]);
    const mask = tf.tensor2d([
      [1, 1, 0],
      [0, 0, 0]
    ]);
    const mean = layers.tokenMean().apply([x, mask]) as tf.Tensor;
    expect(numbers(mean)).toEqual([2, 3, 0, 0]);
    tf.dispose([x, mask, mean]);
  });

  test('classToken stands first, and firstToken takes it out', () => {
    const input = tf.input({ shape: [3, 2] });
    const whole = layers.classToken().apply(input) as tf.SymbolicTensor;
    const model = kept(tf.model({ inputs: input, outputs: [whole, layers.firstToken().apply(whole) as tf.SymbolicTensor] }));
    tf.tidy(() => {
      const x = tf.range(0, 12).reshape([2, 3, 2]);
      const [all, first] = model.predict(x) as tf.Tensor[];
      const token = numbers(model.getWeights()[0]);
      expect(numbers(first)).toEqual([...token, ...token]);
      expect(numbers(all)).toEqual([...token, 0, 1, 2, 3, 4, 5, ...token, 6, 7, 8, 9, 10, 11]);
    });
  });

  test.each([
    [
      () => layers.positionEmbedding().apply(tf.input({ shape: [4] })),
      'positionEmbedding: expected an input of [batch, tokens, width], got [any, 4]'
    ],
    [() => layers.classToken().apply(tf.input({ shape: [4] })), 'classToken: expected an input of [batch, tokens, width]'],
    [() => layers.firstToken().apply(tf.input({ shape: [4, 4, 1] })), 'firstToken: expected an input of [batch, tokens, width]'],
    [() => layers.tokenMean().apply(tf.input({ shape: [4] })), 'tokenMean: expected an input of [batch, tokens, width]'],
    [() => layers.tokenMean({ nam: 'a' } as never), 'tokenMean: expected options among name, got "nam"; did you mean "name"?'],
    [
      () => layers.tokenNormalization({ epsilon: 0 }),
      'tokenNormalization: expected epsilon to be a finite number above 0, got 0'
    ],
    [
      () => layers.tokenEmbedding({ vocabulary: 0, width: 3 }),
      'tokenEmbedding: expected vocabulary to be a whole number at least 1, got 0'
    ],
    [() => layers.paddingMask({ name: '' }), 'paddingMask: expected name to be of letters, digits, "_", ".", "-" and "/", got ""']
  ])('they refuse other shapes and options in one sentence (%#)', (ask, message) => {
    expect(ask).toThrow(message);
  });
});

describe('errors', () => {
  const transformer = { width: 8, depth: 1, heads: 2, classes: 3 };
  const vision = { image: [8, 8, 1], patch: 4, ...transformer };
  test.each<[string, () => unknown, string]>([
    [
      'nothing',
      () => models.visionTransformer(undefined as never),
      'visionTransformer: expected image to be a list of 3 numbers, got undefined'
    ],
    [
      'an image of two sizes',
      () => models.visionTransformer({ ...vision, image: [8, 8] }),
      'expected image to be a list of 3 numbers, got [8, 8]; give [height, width, channels]'
    ],
    [
      'a size of 0',
      () => models.visionTransformer({ ...vision, image: [8, 0, 1] }),
      'expected image[1] to be a whole number at least 1 and at most 16777216, got 0'
    ],
    [
      'half patches',
      () => models.visionTransformer({ ...vision, patch: 3 }),
      'expected an image of whole patches, got 8 x 8 pixels and patches of 3 x 3; choose a divisor of both'
    ],
    [
      'heads that do not divide',
      () => models.visionTransformer({ ...vision, heads: 3 }),
      'expected width to be a multiple of heads, got width 8 and 3 heads'
    ],
    [
      'one class',
      () => models.visionTransformer({ ...vision, classes: 1 }),
      'expected classes to be a whole number at least 2, got 1; change classes'
    ],
    [
      'names of classes',
      () => models.visionTransformer({ ...vision, classes: ['a', 'b'] as never }),
      'expected classes to be a whole number at least 2, got ["a", "b"]; give a number'
    ],
    [
      'another pooling',
      () => models.visionTransformer({ ...vision, pooling: 'max' as never }),
      'expected pooling to be "mean" or "classToken", got "max"; choose one'
    ],
    [
      'another spelling',
      () => models.visionTransformer({ ...vision, patchs: 2 } as never),
      'got "patchs"; did you mean "patch"?'
    ],
    [
      'no vocabulary',
      () => models.textEncoder({ ...transformer, length: 4 } as never),
      'textEncoder: expected vocabulary to be a whole number at least 2, got undefined'
    ],
    [
      'a length of 0',
      () => models.textEncoder({ ...transformer, vocabulary: 9, length: 0 }),
      'textEncoder: expected length to be a whole number at least 1, got 0'
    ],
    [
      'rows that are flat',
      () => models.convolutionalNetwork({ inputShape: [784], classes: 10 }),
      'convolutionalNetwork: expected inputShape to be a list of 3 to 4 numbers, got [784]; give [28, 28, 1]'
    ],
    [
      'too many stages',
      () => models.convolutionalNetwork({ inputShape: [28, 5, 1], classes: 10, filters: [4, 4, 4, 4] }),
      'expected at most 3 stages for 28 x 5 places, got 4 filters; give fewer'
    ],
    [
      'pooling of another kind',
      () => models.convolutionalNetwork({ inputShape: [8, 8, 1], classes: 3, pooling: 'max' as never }),
      'expected pooling to be "none" or "mean", got "max"; choose one'
    ],
    [
      'no filters',
      () => models.convolutionalNetwork({ inputShape: [28, 28, 1], classes: 10, filters: [] }),
      'expected filters to be a list of 1 to 16 numbers, got []'
    ],
    [
      'a name of nothing',
      () => models.convolutionalNetwork({ inputShape: [8, 8, 1], classes: 3, name: ' ' }),
      'convolutionalNetwork: expected name to be a string, got " "; give it a short name'
    ],
    [
      'a volume',
      () => models.mobileNet({ inputShape: [8, 8, 8, 1], classes: 3 }),
      'mobileNet: expected inputShape to be a list of 3 numbers, got [8, 8, 8, 1]; give convolutionalNetwork a volume'
    ],
    [
      'blocks as a number',
      () => models.mobileNet({ inputShape: [8, 8, 1], classes: 3, blocks: 3 as never }),
      'mobileNet: expected blocks to be a list of 1 to 16 numbers, got 3'
    ],
    [
      'more stages than sizes',
      () => models.mobileNet({ inputShape: [3, 8, 1], classes: 3 }),
      'mobileNet: expected at most 2 stages for 3 x 8 places, got 3 numbers of blocks; give fewer'
    ]
  ])('%s ends in one sentence', (_, build, message) => {
    const held = tf.memory().numTensors;
    expect(build).toThrow(message);
    expect(tf.memory().numTensors).toBe(held);
  });
});

describe('learning', () => {
  const real = mnistDigits();
  const smaller = smallerDigits(real);
  const small14 = { inputShape: [14, 14, 1], classes: 10, seed: 1 };
  const common = { classes: 10, seed: 1 };
  const small28 = { image: [28, 28, 1], patch: 7, width: 32, heads: 4, ...common };
  test.each<[string, () => tf.LayersModel, typeof real, number]>([
    ['visionTransformer', () => models.visionTransformer({ depth: 2, ...small28 }), real, 6],
    [
      'textEncoder',
      () => models.textEncoder({ ...{ vocabulary: 4, length: 49, width: 32, depth: 1, heads: 4 }, ...common }),
      asText(real),
      6
    ],
    [
      'convolutionalNetwork',
      () => models.convolutionalNetwork({ inputShape: [28, 28, 1], filters: [8, 16], ...common }),
      real,
      6
    ],
    ['mobileNet', () => models.mobileNet({ width: 8, blocks: [1, 1, 1], ...small14 }), smaller, 4],
    ['resNet', () => models.resNet({ depth: 8, width: 0.5, ...small14 }), smaller, 4],
    ['wideResNet', () => models.wideResNet({ depth: 10, width: 0.5, ...small14 }), smaller, 4],
    ['vgg', () => models.vgg({ depth: 8, width: 0.125, ...small14 }), smaller, 4],
    ['shuffleNetV2', () => models.shuffleNetV2({ width: 0.5, blocks: [1, 1, 1], ...small14 }), smaller, 4]
  ])('kd.train teaches %s 300 real digits, and leaves nothing behind', async (_, build, data, epochs) => {
    const student = kept(build());
    const held = tf.memory().numTensors;
    const record = await train({ student, data, epochs, batchSize: 15, seed: 1, show: false });
    expect(tf.memory().numTensors).toBe(held);
    // Chance is 0.1.
    expect(record.scores.student?.validation?.accuracy).toBeGreaterThan(0.3);
  });

  test('a volume student learns, and a class of it is a margin', async () => {
    const student = kept(models.convolutionalNetwork({ inputShape: [4, 14, 14, 1], filters: [4, 8], classes: 2, seed: 1 }));
    // The quarters of a digit as slices: 0 to 4 against 5 to 9.
    const halved = (data: typeof real.train) => ({
      ...data,
      shape: [4, 14, 14, 1],
      y: data.y.map((label) => Number(label > 4)),
      classes: ['small', 'large']
    });
    const data = { train: halved(real.train), validation: halved(real.validation) };
    const held = tf.memory().numTensors;
    const record = await train({ student, data, epochs: 5, batchSize: 15, seed: 1, show: false });
    expect(tf.memory().numTensors).toBe(held);
    const loss = record.history.series['train/loss'] as number[];
    expect(loss.at(-1)).toBeLessThan(loss[0]);
  });

  test('a Transformer teaches a smaller one its attention, and a CNN what its blocks give', async () => {
    const teacher = kept(models.visionTransformer({ depth: 2, ...small28 }));
    const quiet = { teacher, epochs: 3, batchSize: 30, seed: 1, show: false, baseline: false } as const;
    const data = { train: real.train, validation: real.validation };
    const inside = (name: string) => ({ teacher: `block2/attention/${name}`, student: `block1/attention/${name}` });
    const terms = {
      scores: { weight: 1, loss: selfAttention({ match: 'scores' }), layers: inside('scores') },
      weights: { weight: 1, loss: selfAttention({ match: 'weights' }), layers: inside('scores') },
      values: { weight: 1, loss: selfAttention({ match: 'values' }), layers: inside('values') }
    };
    const narrow = kept(models.visionTransformer({ ...small28, width: 16, depth: 1, seed: 2 }));
    const network = kept(models.convolutionalNetwork({ inputShape: [28, 28, 1], filters: [8, 16], classes: 10, seed: 2 }));
    const held = tf.memory().numTensors;
    const attention = await distill({ ...quiet, student: narrow, terms, data });
    const across = { hint: { weight: 1, loss: hint(), layers: { teacher: 'block1', student: 'stage2' } } };
    const convolutional = await distill({ ...quiet, student: network, terms: across, data });
    expect(tf.memory().numTensors).toBe(held);
    for (const [record, name] of [
      [attention, 'scores'],
      [attention, 'weights'],
      [attention, 'values'],
      [convolutional, 'hint']
    ] as const) {
      const curve = record.history.series[`train/${name}`] as number[];
      expect(curve.at(-1), name).toBeLessThan(curve[0]);
    }
  });
});
