import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { withSeededRandom } from '../../src/data/withSeededRandom';
import { asTeacher } from '../../src/teachers/asTeacher';
import { describeModel } from '../../src/teachers/describeModel';
import { modelTeacher } from '../../src/teachers/modelTeacher';

let before: number;
let models: tf.LayersModel[];
beforeEach(() => {
  models = [];
  before = tf.memory().numTensors;
});
afterEach(() => {
  for (const model of models) model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

function sequential(...layers: tf.layers.Layer[]): tf.Sequential {
  const model = tf.sequential({ layers });
  models.push(model);
  return model;
}

const {
  dense,
  flatten,
  conv1d,
  conv2d,
  depthwiseConv2d,
  separableConv2d,
  conv2dTranspose,
  maxPooling2d,
  lstm,
  simpleRNN,
  activation
} = tf.layers;

describe('modelInfo', () => {
  test.each<[string, () => tf.layers.Layer[], number]>([
    ['dense', () => [dense({ units: 1200, inputShape: [784] }), dense({ units: 10 })], 784 * 1200 + 1200 * 10],
    ['dense on a sequence', () => [dense({ units: 3, inputShape: [7, 5] }), flatten()], 7 * 5 * 3],
    [
      'conv2d, pooling, flatten',
      () => [
        conv2d({ filters: 4, kernelSize: 3, inputShape: [8, 8, 2] }),
        maxPooling2d({ poolSize: 2 }),
        flatten(),
        dense({ units: 5 })
      ],
      6 * 6 * 3 * 3 * 2 * 4 + 3 * 3 * 4 * 5
    ],
    [
      'strided conv2d',
      () => [conv2d({ filters: 4, kernelSize: 3, strides: 2, padding: 'same', inputShape: [8, 8, 2] }), flatten()],
      4 * 4 * 3 * 3 * 2 * 4
    ],
    ['conv1d', () => [conv1d({ filters: 4, kernelSize: 3, inputShape: [10, 2] }), flatten()], 8 * 3 * 2 * 4],
    [
      'depthwise conv2d',
      () => [depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, inputShape: [8, 8, 3] }), flatten()],
      6 * 6 * 3 * 3 * 3 * 2
    ],
    [
      'separable conv2d',
      () => [separableConv2d({ filters: 5, kernelSize: 3, inputShape: [8, 8, 3] }), flatten()],
      6 * 6 * (3 * 3 * 3 + 3 * 5)
    ],
    [
      'transposed conv2d',
      () => [conv2dTranspose({ filters: 5, kernelSize: 3, strides: 2, inputShape: [4, 4, 3] }), flatten()],
      4 * 4 * 3 * 3 * 3 * 5
    ],
    ['lstm', () => [lstm({ units: 6, inputShape: [9, 4] })], 9 * 4 * (4 + 6) * 6],
    ['simple rnn', () => [simpleRNN({ units: 6, inputShape: [9, 4] })], 9 * (4 + 6) * 6]
  ])('it counts the multiply-accumulate operations of %s', (_, layers, macs) => {
    const model = sequential(...layers());
    expect(describeModel(model, 'tfjs layers', 'small')).toMatchObject({
      kind: 'tfjs layers',
      macs,
      parameters: model.countParams(),
      bytes: 4 * model.countParams()
    });
  });

  test('it counts a layer that is used twice twice, and a model inside a model', () => {
    const shared = dense({ units: 5 });
    const input = tf.input({ shape: [5] });
    const twice = tf.model({ inputs: input, outputs: shared.apply(shared.apply(input)) as tf.SymbolicTensor });
    expect(describeModel(twice, 'tfjs layers', 'small').macs).toBe(2 * 25);
    twice.dispose();
    shared.dispose();
    const inner = tf.sequential({ layers: [dense({ units: 4, inputShape: [3] })] });
    expect(describeModel(sequential(inner, dense({ units: 2 })), 'tfjs layers', 'small').macs).toBe(3 * 4 + 4 * 2);
  });

  test('it says null where it cannot know', () => {
    expect(describeModel(sequential(lstm({ units: 6, inputShape: [null as never, 4] })), 'tfjs layers', 'small').macs).toBeNull();
    expect(
      describeModel(
        sequential(tf.layers.timeDistributed({ layer: dense({ units: 2 }), inputShape: [3, 4] })),
        'tfjs layers',
        'small'
      ).macs
    ).toBeNull();
  });

  test('equal architecture and weights share a fingerprint, whatever their names; anything else does not', () => {
    const build = (seed: number, units: number, kind: 'relu' | 'tanh') =>
      withSeededRandom(seed, () => sequential(dense({ units, activation: kind, inputShape: [3] }), dense({ units: 2 })));
    const [one, same, weights, wider, other] = [
      build(1, 4, 'relu'),
      build(1, 4, 'relu'),
      build(2, 4, 'relu'),
      build(1, 5, 'relu'),
      build(1, 4, 'tanh')
    ];
    const print = (model: tf.LayersModel) => describeModel(model, 'tfjs layers', 'small').fingerprint;
    expect(print(one)).toMatch(/^[0-9a-f]{12}$/);
    expect(print(same)).toBe(print(one));
    expect(new Set([one, weights, wider, other].map(print)).size).toBe(4);
  });
});

describe('modelTeacher', () => {
  test('modelTeacher(model, {name}) says what it takes and gives, and answers without dropout', async () => {
    const model = sequential(dense({ units: 8, inputShape: [3] }), tf.layers.dropout({ rate: 0.9 }), dense({ units: 2 }));
    const teacher = modelTeacher(model, { name: 'big' });
    expect(teacher).toMatchObject({
      classes: 2,
      inputShape: [3],
      info: { name: 'big', kind: 'tfjs layers', parameters: 50, macs: 40 }
    });
    const rows = tf.ones([4, 3]);
    const logits = await teacher.logits(rows);
    const expected = model.predict(rows) as tf.Tensor;
    expect(Array.from(logits.dataSync())).toEqual(Array.from(expected.dataSync()));
    tf.dispose([rows, logits, expected]);
  });

  test('its fingerprint follows its weights', () => {
    const model = sequential(dense({ units: 2, inputShape: [3] }));
    const teacher = modelTeacher(model);
    const first = teacher.fingerprint();
    expect(teacher.fingerprint()).toBe(first);
    tf.tidy(() => model.setWeights(model.getWeights().map((weight) => weight.add(1))));
    expect(teacher.fingerprint()).not.toBe(first);
    expect(teacher.info.fingerprint).toBe(teacher.fingerprint()?.slice(0, 12));
  });

  test.each<[string, () => tf.layers.Layer[], string]>([
    [
      'softmax in its last layer',
      () => [dense({ units: 3, activation: 'softmax', inputShape: [2] })],
      'with activation "softmax"; leave the activation out'
    ],
    [
      'sigmoid in its last layer',
      () => [dense({ units: 1, activation: 'sigmoid', inputShape: [2] })],
      'with activation "sigmoid"; leave the activation out'
    ],
    [
      'an activation layer at its end',
      () => [dense({ units: 3, inputShape: [2] }), activation({ activation: 'softmax' })],
      'with activation "softmax"'
    ],
    [
      'a softmax layer at its end',
      () => [dense({ units: 3, inputShape: [2] }), tf.layers.softmax()],
      'with activation "softmax"'
    ],
    [
      'a model that ends so at its end',
      () => [tf.sequential({ layers: [dense({ units: 3, activation: 'softmax', inputShape: [2] })] })],
      'with activation "softmax"'
    ],
    [
      'an output that is not flat',
      () => [conv2d({ filters: 2, kernelSize: 1, inputShape: [4, 4, 1] })],
      'to give [batch, classes], got [batch,4,4,2]; end it in a flat layer'
    ]
  ])('it refuses %s', (_, layers, message) => {
    expect(() => modelTeacher(sequential(...layers()))).toThrow(message);
  });

  test('it refuses what is no model', () => {
    expect(() => modelTeacher({} as never)).toThrow('modelTeacher: expected a tfjs layers model, got an object');
  });
});

describe('asTeacher', () => {
  test('asTeacher(x) takes a model, a function and a teacher, and knows them again', () => {
    const model = sequential(dense({ units: 2, inputShape: [3] }));
    const double = (rows: tf.Tensor) => rows.mul<tf.Tensor2D>(2);
    expect(asTeacher(model).info).toMatchObject({ kind: 'tfjs layers' });
    expect(asTeacher(double).info).toEqual({ name: 'double', kind: 'function', parameters: null, bytes: null, macs: null });
    expect(asTeacher(double).fingerprint()).toBeNull();
    for (const teacher of [model, double]) expect(asTeacher(teacher)).toBe(asTeacher(teacher));
    expect(asTeacher(asTeacher(model))).toBe(asTeacher(model));
  });

  test('anything else is refused in the name of who asks', () => {
    expect(() => asTeacher('gpt' as never, 'distill')).toThrow(
      'distill: expected teacher to be a tfjs model, a function of rows to logits or a teacher, got "gpt"'
    );
  });
});
