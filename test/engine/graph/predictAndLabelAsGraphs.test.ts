import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import type { Matrix } from '../../../src/data/Matrix';
import { predictor } from '../../../src/metrics/predict';
import { createRandom } from '../../../src/stats/createRandom';
import { loanApplications } from '../../models/students/loanApplications';
import { countGraphs } from './countGraphs';

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0));

const rows = 75;
const batchSize = 8;

function rowsOf(shape: number[], tokens?: number) {
  const next = createRandom(7);
  const x = Float32Array.from({ length: rows * shape.reduce((a, b) => a * b, 1) }, () =>
    tokens ? Math.floor(next() * tokens) : 2 * next() - 1
  );
  return kd.dataset({ x, y: Int32Array.from({ length: rows }, (_, i) => i % 3), classes: 3, shape });
}

async function eagerly<T>(work: () => Promise<T>): Promise<T> {
  process.env.STILLROOM_EAGER = '1';
  try {
    return await work();
  } finally {
    delete process.env.STILLROOM_EAGER;
  }
}

const table = rowsOf([4]);
const categories = loanApplications({ rows, classes: 3 });
const init = (seed: number) => tf.initializers.glorotNormal({ seed });

function twice(): tf.LayersModel {
  const input = tf.input({ shape: [4] });
  const shared = tf.layers.dense({ name: 'shared', units: 4, activation: 'tanh', kernelInitializer: init(1) });
  const first = shared.apply(input) as tf.SymbolicTensor;
  const residual = tf.layers.add().apply([input, shared.apply(first) as tf.SymbolicTensor]) as tf.SymbolicTensor;
  return tf.model({
    inputs: input,
    outputs: tf.layers.dense({ units: 3, kernelInitializer: init(2) }).apply(residual) as tf.SymbolicTensor
  });
}

const recurrent = () =>
  tf.sequential({
    layers: [
      tf.layers.gru({ units: 5, inputShape: [6, 2], kernelInitializer: init(1), recurrentInitializer: init(2) }),
      tf.layers.dropout({ rate: 0.5 }),
      tf.layers.dense({ units: 3, kernelInitializer: init(3) })
    ]
  });

const embedded = () =>
  tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: 20, outputDim: 4, inputLength: 5, embeddingsInitializer: init(1) }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 3, kernelInitializer: init(2) })
    ]
  });

/** Scales by the largest value, which it reads. */
class ByLargest extends tf.layers.Layer {
  static className = 'ByLargest';
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    return tf.div(x, Math.max(...x.dataSync()));
  }
}

/** Takes another number from JavaScript in each call. */
class Counts extends tf.layers.Layer {
  static className = 'Counts';
  private calls = 0;
  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = Array.isArray(inputs) ? inputs[0] : inputs;
    return tf.add(x, tf.scalar(++this.calls));
  }
}

const after = (layer: tf.layers.Layer) =>
  tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4], kernelInitializer: init(1) }), layer] });

type Case = [name: string, model: () => tf.LayersModel, data: kd.Dataset, isGraph: boolean];
const cases: Case[] = [
  [
    'convolutionalNetwork',
    () => kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], filters: [3, 4], classes: 3 }),
    rowsOf([8, 8, 1]),
    true
  ],
  [
    'convolutionalNetwork of volumes',
    () => kd.models.convolutionalNetwork({ inputShape: [6, 6, 6, 1], filters: [2], classes: 3 }),
    rowsOf([6, 6, 6, 1]),
    true
  ],
  [
    'mobileNet',
    () => kd.models.mobileNet({ inputShape: [8, 8, 1], width: 4, blocks: [1, 1], classes: 3 }),
    rowsOf([8, 8, 1]),
    true
  ],
  ['resNet', () => kd.models.resNet({ depth: 8, width: 0.25, inputShape: [8, 8, 1], classes: 3 }), rowsOf([8, 8, 1]), true],
  [
    'wideResNet',
    () => kd.models.wideResNet({ depth: 10, width: 0.25, inputShape: [8, 8, 1], classes: 3 }),
    rowsOf([8, 8, 1]),
    true
  ],
  ['vgg', () => kd.models.vgg({ depth: 8, width: 1 / 16, inputShape: [8, 8, 1], classes: 3 }), rowsOf([8, 8, 1]), true],
  [
    'shuffleNetV2',
    () => kd.models.shuffleNetV2({ width: 0.5, blocks: [1, 2, 1], inputShape: [8, 8, 1], classes: 3 }),
    rowsOf([8, 8, 1]),
    true
  ],
  [
    'visionTransformer',
    () => kd.models.visionTransformer({ image: [8, 8, 1], patch: 4, width: 8, depth: 1, heads: 2, hidden: 8, classes: 3 }),
    rowsOf([8, 8, 1]),
    true
  ],
  [
    'textEncoder',
    () => kd.models.textEncoder({ vocabulary: 20, length: 5, width: 8, depth: 1, heads: 2, hidden: 8, classes: 3 }),
    rowsOf([5], 20),
    true
  ],
  ['tabularStudent', () => kd.tabularStudent(table, { hidden: [6], seed: 1 }), table, true],
  ['tabularStudent with trainable rows', () => kd.tabularStudent(categories, { hidden: [6], seed: 1 }), categories, true],
  ['softDecisionTree', () => kd.softDecisionTree(table, { depth: 2 }), table, true],
  ['an embedding of tfjs', embedded, rowsOf([5], 20), true],
  ['a shared layer and a residual', twice, table, true],
  ['a recurrent model with dropout', recurrent, rowsOf([6, 2]), true],
  ['a custom layer that reads values', () => after(new ByLargest()), table, false]
];

const largest = (a: Matrix, b: Matrix) => a.values.reduce((most, value, i) => Math.max(most, Math.abs(value - b.values[i])), 0);

test.each(cases)('predict and label give the same as a graph: %s', async (name, build, data, isGraph) => {
  const model = build();
  const eager = await eagerly(() => kd.predict(model, data, batchSize));
  const { result, made, left } = await countGraphs(() => kd.predict(model, data, batchSize));
  expect({ made, left }).toEqual({ made: isGraph ? 1 : 0, left: 0 });
  // TensorFlow multiplies the matrices of an attention layer in another order in a graph.
  if (['visionTransformer', 'textEncoder'].includes(name)) expect(largest(eager, result)).toBeLessThan(2e-6);
  else expect(result.values).toEqual(eager.values);
  const labelled = await countGraphs(() => kd.label(kd.modelTeacher(model), data, { batchSize }));
  expect(labelled).toMatchObject({ made: isGraph ? 1 : 0, left: 0 });
  expect(labelled.result.values).toEqual(result.values);
  model.dispose();
  // tfjs counts each use of a shared layer.
  model.layers.filter(({ name }) => name === 'shared').forEach((layer) => layer.dispose());
});

test('predict(model, data) counts what JavaScript counts in a layer of its own, batch by batch', async () => {
  const [model, plain] = [after(new Counts()), after(new Counts())];
  const { result, made } = await countGraphs(() => kd.predict(model, table, batchSize));
  expect(made).toBe(0);
  expect(result).toEqual(await eagerly(() => kd.predict(plain, table, batchSize)));
  [model, plain].forEach((one) => one.dispose());
});

test('predict and label make no graph for a few batches', async () => {
  const model = twice();
  for (const work of [() => kd.predict(model, table, 10), () => kd.label(kd.modelTeacher(model), table)])
    expect(await countGraphs(work)).toMatchObject({ made: 0, left: 0 });
  model.dispose();
  model.getLayer('shared').dispose();
});

test('label(teacher, data) asks a model of two inputs through its view as a graph', async () => {
  const [a, b] = [tf.input({ shape: [1] }), tf.input({ shape: [3] })];
  const both = tf.layers.concatenate().apply([a, b]) as tf.SymbolicTensor;
  const model = tf.model({
    inputs: [a, b],
    outputs: tf.layers.dense({ units: 3, kernelInitializer: init(1) }).apply(both) as tf.SymbolicTensor
  });
  const teacher = () => kd.modelTeacher(model, { view: (x) => [tf.slice(x, [0, 0], [-1, 1]), tf.slice(x, [0, 1], [-1, 3])] });
  const { result, made, left } = await countGraphs(() => kd.label(teacher(), table, { batchSize }));
  expect({ made, left }).toEqual({ made: 1, left: 0 });
  expect(result).toEqual(await eagerly(() => kd.label(teacher(), table, { batchSize })));
  model.dispose();
});

test('a predictor sees the weights of each call, and a disposed model is an error as before', async () => {
  const model = after(tf.layers.activation({ activation: 'tanh' }));
  const { left } = await countGraphs(async () => {
    const predicts = predictor(model, table, { batchSize, times: 3 });
    for (const factor of [1, 2, 3]) {
      tf.tidy(() => model.setWeights(model.getWeights().map((one) => tf.mul(one, factor))));
      expect(await predicts()).toEqual(await eagerly(() => kd.predict(model, table, batchSize)));
    }
    model.dispose();
    await expect(predicts()).rejects.toThrow(/disposed/);
    predicts.dispose();
  });
  expect(left).toBe(0);
});

test('an error between two batches leaves no function behind', async () => {
  const model = twice();
  let batches = 0;
  const onProgress = () => {
    if (++batches === 6) throw new Error('enough');
  };
  const asked = () => kd.label(kd.modelTeacher(model), table, { batchSize, onProgress }).catch(({ message }) => message);
  expect(await countGraphs(asked)).toEqual({ result: 'enough', made: 1, left: 0 });
  model.dispose();
  model.getLayer('shared').dispose();
});

test('the validation of a run of many epochs is a graph, and its record is the same', async () => {
  const run = async () => {
    const student = twice();
    const { history } = await kd.train({
      student,
      data: { train: table, validation: table },
      epochs: 10,
      seed: 1,
      show: false
    });
    student.dispose();
    student.getLayer('shared').dispose();
    return history;
  };
  const { result, left } = await countGraphs(run);
  expect(left).toBe(0);
  expect(result).toEqual(await eagerly(run));
});

test('embeddings(model, data) is a graph where many batches pass', async () => {
  const model = recurrent();
  const data = rowsOf([6, 2]);
  const work = () => kd.embeddings(model, data, { batchSize });
  const { result, made, left } = await countGraphs(work);
  expect({ made, left }).toEqual({ made: 1, left: 0 });
  expect(result).toEqual(await eagerly(work));
  model.dispose();
});

test('alignmentMap gives the same map as graphs, for sequential models, a residual one and one of volumes', async () => {
  const models = [() => kd.models.convolutionalNetwork({ inputShape: [4, 4, 4, 1], filters: [2], classes: 3 }), twice];
  for (const build of models) {
    const teacher = build();
    const data = teacher.inputs[0].shape.length > 2 ? rowsOf([4, 4, 4, 1]) : table;
    const work = async (kernel: 'linear' | { rbf: number }) => {
      const map = await kd.alignmentMap({ teacher, student: teacher, x: data, batchSize, kernel, show: false });
      return map.maps[0].values.flat() as number[];
    };
    for (const kernel of ['linear', { rbf: 1 }] as const) {
      const { result, made, left } = await countGraphs(() => work(kernel));
      expect(made).toBeGreaterThanOrEqual(3);
      expect(left).toBe(0);
      const eager = await eagerly(() => work(kernel));
      result.forEach((value, i) => expect(value).toBeCloseTo(eager[i], 5));
    }
    teacher.dispose();
    if (build === twice) teacher.getLayer('shared').dispose();
  }
});

test('generators and distillDataFree learn the same as graphs, and leave no function behind', async () => {
  const images = kd.dataset({
    x: rowsOf([8, 8, 1]).x.map((value) => (value + 1) / 2),
    y: Int32Array.from({ length: rows }, (_, i) => i % 2),
    classes: 2,
    shape: [8, 8, 1]
  });
  const judge = kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], filters: [3], classes: 3 });
  const works: (() => Promise<(number | null)[]>)[] = [
    async () => {
      const generator = await kd.imageGenerator({ data: images, steps: 8, batchSize: 4, filters: 4, latent: 4, show: false });
      generator.dispose();
      return Object.values(generator.info.history.series).flat();
    },
    async () => {
      const generator = await kd.tableGenerator({ data: table, steps: 8, batchSize: 8, units: 8, show: false });
      generator.dispose();
      return Object.values(generator.info.history.series).flat();
    },
    async () => {
      const student = kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], filters: [2], classes: 3, seed: 2 });
      const { history } = await kd.distillDataFree({
        teacher: judge,
        student,
        steps: 8,
        batchSize: 8,
        filters: 4,
        show: false
      });
      student.dispose();
      return Object.values(history.series).flat();
    }
  ];
  for (const work of works) {
    const { result, made, left } = await countGraphs(work);
    expect(made).toBeGreaterThanOrEqual(4);
    expect(left).toBe(0);
    const eager = await eagerly(work);
    result.forEach((value, i) => expect(value! - eager[i]!, `${i}`).toBeCloseTo(0, 3));
  }
  judge.dispose();
});
