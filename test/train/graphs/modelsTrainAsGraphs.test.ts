import { describe, expect, test, vi } from 'vitest';
import * as kd from '../../../src/index';
import { differingPaths } from '../../golden/differingPaths';
import { loanApplications } from '../../models/students/loanApplications';
import { graphAndEager, quick, rowsOf, stepsOf } from './graphAndEager';

const { tf } = kd;
const { layers } = tf;
type Symbolic = kd.tf.SymbolicTensor;

const apply = (layer: kd.tf.layers.Layer, x: Symbolic | Symbolic[]) => layer.apply(x) as Symbolic;

class Scaled extends tf.layers.Layer {
  static className = 'ScaledInGraphs';
  private scale!: kd.tf.LayerVariable;
  override build(shape: kd.tf.Shape) {
    this.scale = this.addWeight('scale', [shape.at(-1)!], 'float32', tf.initializers.ones());
    this.built = true;
  }
  override call(inputs: kd.tf.Tensor[]) {
    return tf.tidy(() => tf.tanh(tf.mul(inputs[0], this.scale.read())));
  }
}

/** What it computes depends on a value that it reads. */
class Reading extends tf.layers.Layer {
  static className = 'ReadingInGraphs';
  override call(inputs: kd.tf.Tensor[]) {
    return tf.tidy(() => tf.mul(inputs[0], tf.max(inputs[0]).dataSync()[0] > 0.98 ? 0.5 : 2));
  }
}

/** Draws in JavaScript. */
class Noisy extends tf.layers.Layer {
  static className = 'NoisyInGraphs';
  override call(inputs: kd.tf.Tensor[], { training }: { training?: boolean }) {
    return tf.tidy(() => (training ? tf.mul(inputs[0], Math.random()) : tf.clone(inputs[0])));
  }
}

/** Goes one of two ways by a draw, which most draws agree on. */
class Skipping extends tf.layers.Layer {
  static className = 'SkippingInGraphs';
  override call(inputs: kd.tf.Tensor[], { training }: { training?: boolean }) {
    return tf.tidy(() => (training && Math.random() < 0.1 ? tf.zerosLike(inputs[0]) : tf.clone(inputs[0])));
  }
}

/** Another layer after some calls. */
class Counting extends tf.layers.Layer {
  static className = 'CountingInGraphs';
  calls = 0;
  override call(inputs: kd.tf.Tensor[]) {
    return tf.tidy(() => (this.calls++ < 12 ? tf.clone(inputs[0]) : tf.mul(inputs[0], 2)));
  }
}

class Strong extends tf.layers.Layer {
  static className = 'StrongInGraphs';
  readonly options = { strength: 1 };
  override call(inputs: kd.tf.Tensor[]) {
    return tf.tidy(() => tf.mul(inputs[0], this.options.strength));
  }
}

const flat = rowsOf([6]);
const pictures = rowsOf([8, 8, 1]);
const words = rowsOf([6], (random) => Math.floor(random * 4));
/** [head, relation] of three entities. */
const links = rowsOf([2], (random) => Math.floor(random * 3));
const embedding = { entities: 3, relations: 3, dimensions: 4, seed: 1 };
const ratings = (rows: number) =>
  kd.tabular(
    kd.table(
      Array.from({ length: rows }, (_, i) => ({
        user: `u${i % 5}`,
        item: `i${i % 3}`,
        price: (7 * i) % 11,
        bought: (i * i) % 7 > 2 ? 'no' : 'yes'
      }))
    ),
    { label: 'bought', positive: 'yes' }
  );
const bought = { train: ratings(20), validation: ratings(9) };
const numbers = (part: kd.Dataset): kd.Dataset => ({
  ...part,
  ...{ y: new Int32Array(part.y.length), classes: [] },
  targets: { names: ['sum'], values: Float64Array.from(part.y, (_, i) => 100 * (part.x[6 * i] + part.x[6 * i + 1])) }
});
const sums = { train: numbers(flat.train), validation: numbers(flat.validation) };
/** Four numbers to predict, as many as two towers of two dimensions give. */
const places = (part: kd.Dataset): kd.Dataset => ({
  ...numbers(part),
  targets: {
    names: ['a', 'b', 'c', 'd'],
    values: Float64Array.from({ length: 4 * part.y.length }, (_, i) => part.x[6 * (i >> 2) + (i % 4)])
  }
});
const pairs = { train: places(flat.train), validation: places(flat.validation) };
const tower = (name: string, inputShape: number[]) =>
  tf.sequential({
    name,
    layers: [
      layers.reshape({ inputShape, targetShape: [tf.util.sizeFromShape(inputShape)] }),
      layers.dense({ units: 2 }),
      kd.layers.unitLength({ scale: 5 })
    ]
  });
const table = {
  train: loanApplications({ rows: 20, seed: 1, classes: 3 }),
  validation: loanApplications({ rows: 9, seed: 2, classes: 3 })
};
const sequence = (...inner: kd.tf.layers.Layer[]) =>
  tf.sequential({ layers: [layers.reshape({ inputShape: [6], targetShape: [3, 2] }), ...inner, layers.dense({ units: 3 })] });
const dense = (...inner: kd.tf.layers.Layer[]) =>
  tf.sequential({ layers: [layers.dense({ units: 5, inputShape: [6] }), ...inner, layers.dense({ units: 3 })] });
const functional = (body: (x: Symbolic) => Symbolic) => {
  const inputs = tf.input({ shape: [6] });
  return tf.model({ inputs, outputs: apply(layers.dense({ units: 3 }), body(inputs)) });
};
const transformer = { width: 8, depth: 1, heads: 2, dropout: 0.2, classes: 3 };

type Data = ReturnType<typeof rowsOf>;
const builders: { [name: string]: [Data, () => kd.tf.LayersModel] } = {
  blockNetwork: [
    pictures,
    () => kd.models.blockNetwork({ inputShape: [8, 8, 1], width: 3, stages: 2, block: 'separable', classes: 3 })
  ],
  'convolutionalNetwork with dropout': [
    pictures,
    () => kd.models.convolutionalNetwork({ inputShape: [8, 8, 1], filters: [3, 4], dropout: 0.2, classes: 3 })
  ],
  'convolutionalNetwork of volumes': [
    rowsOf([4, 4, 4, 1]),
    () => kd.models.convolutionalNetwork({ inputShape: [4, 4, 4, 1], filters: [3], classes: 3 })
  ],
  mobileNet: [pictures, () => kd.models.mobileNet({ inputShape: [8, 8, 1], width: 2, blocks: [1, 1], classes: 3 })],
  resNet: [pictures, () => kd.models.resNet({ depth: 8, width: 0.125, inputShape: [8, 8, 1], classes: 3 })],
  'wideResNet with dropout': [
    pictures,
    () => kd.models.wideResNet({ depth: 10, width: 0.125, dropout: 0.2, inputShape: [8, 8, 1], classes: 3 })
  ],
  vgg: [pictures, () => kd.models.vgg({ depth: 8, width: 1 / 32, inputShape: [8, 8, 1], classes: 3 })],
  shuffleNetV2: [pictures, () => kd.models.shuffleNetV2({ width: 0.5, blocks: [1, 2, 1], inputShape: [8, 8, 1], classes: 3 })],
  'visionTransformer with dropout': [pictures, () => kd.models.visionTransformer({ image: [8, 8, 1], patch: 4, ...transformer })],
  'textEncoder with dropout': [words, () => kd.models.textEncoder({ vocabulary: 4, length: 6, ...transformer })],
  'tabularStudent, with dropout by default': [flat, () => kd.tabularStudent(flat.train, { hidden: [5], bins: 3 })],
  'tabularStudent of a table with categories, missing values and trainable rows': [
    table,
    () => kd.tabularStudent(table.train, { hidden: [5], bins: 3 })
  ],
  'softDecisionTree of a table with categories': [table, () => kd.softDecisionTree(table.train, { depth: 2, bins: 2 })],
  'tabularStudent of numbers to predict': [sums, () => kd.tabularStudent(sums.train, { hidden: [5], bins: 3 })],
  withHeads: [
    sums,
    () => {
      const { heads } = kd.severalTasks({ [sums.train.targets!.names[0]]: kd.regression() });
      const trunk = tf.sequential({ layers: [layers.dense({ units: 5, activation: 'relu', inputShape: sums.train.shape })] });
      return kd.models.withHeads(trunk, { heads, train: sums.train, hidden: [4] });
    }
  ],
  twoTowers: [pairs, () => kd.models.twoTowers({ picture: tower('picture', [2, 2, 1]), text: tower('text', [2]) })],
  zeroShotClassifier: [
    pictures,
    () =>
      kd.models.zeroShotClassifier({
        picture: tower('picture', [8, 8, 1]),
        classes: { rows: 3, columns: 2, values: Float32Array.of(1, 0, 0, 1, -1, -1) }
      })
  ],
  complEx: [links, () => kd.models.complEx(embedding)],
  distMult: [links, () => kd.models.distMult(embedding)],
  rotatE: [links, () => kd.models.rotatE(embedding)],
  transE: [links, () => kd.models.transE(embedding)],
  neuralFactorization: [bought, () => kd.models.neuralFactorization(bought.train, { width: 3, hidden: [4] })],
  softDecisionTree: [flat, () => kd.softDecisionTree(flat.train, { depth: 2, bins: 2 })]
};
const own: { [name: string]: [Data, () => kd.tf.LayersModel] } = {
  'one with residuals': [
    flat,
    () =>
      functional((x) => {
        const block = (x: Symbolic) => apply(layers.add(), [x, apply(layers.dense({ units: 6, activation: 'relu' }), x)]);
        return block(apply(layers.batchNormalization(), block(x)));
      })
  ],
  'one with two inputs, which are columns of the rows': [
    flat,
    () =>
      functional((x) => {
        const [left, right] = [0, 3].map((from) => apply(kd.layers.columns({ from, to: from + 3 }), x));
        return apply(layers.concatenate(), [apply(layers.dense({ units: 4, activation: 'tanh' }), left), right]);
      })
  ],
  'one with words and numbers as two inputs, which are columns of the rows': [
    words,
    () =>
      functional((x) => {
        const [tokens, numbers] = [0, 3].map((from) => apply(kd.layers.columns({ from, to: from + 3 }), x));
        const vectors = apply(kd.layers.tokenEmbedding({ vocabulary: 4, width: 3 }), tokens);
        return apply(layers.concatenate(), [apply(layers.flatten(), vectors), numbers]);
      })
  ],
  'one with a layer that is used twice': [
    flat,
    () =>
      functional((x) => {
        const shared = layers.dense({ units: 6, activation: 'relu' });
        return apply(shared, apply(shared, x));
      })
  ],
  'one with a model inside': [
    flat,
    () => tf.sequential({ layers: [dense(layers.batchNormalization()), layers.dense({ units: 3 })] })
  ],
  'an LSTM': [flat, () => sequence(layers.lstm({ units: 3, dropout: 0.2, recurrentDropout: 0.2 }))],
  'GRUs, one behind the other': [
    flat,
    () => sequence(layers.gru({ units: 3, returnSequences: true }), layers.gru({ units: 2, dropout: 0.2 }))
  ],
  'an LSTM behind an embedding of tfjs': [
    words,
    () =>
      tf.sequential({
        layers: [
          layers.embedding({ inputDim: 4, outputDim: 3, inputLength: 6 }),
          layers.lstm({ units: 3 }),
          layers.dense({ units: 3 })
        ]
      })
  ],
  'one with a layer of its own': [flat, () => dense(new Scaled({}))],
  'all kinds of noise': [
    flat,
    () =>
      dense(
        layers.dropout({ rate: 0.2, seed: 1 }),
        layers.gaussianNoise({ stddev: 0.1 }),
        layers.gaussianDropout({ rate: 0.1 }),
        layers.alphaDropout({ rate: 0.1 })
      )
  ]
};

const optimizer = kd.sgd({ learningRate: 0.1 });
const train = (data: Data) => (student: kd.tf.LayersModel) => kd.train({ ...quick, student, data, optimizer });
/** Ten batches of 8 and five of 4: two of each are written down, and of those that follow the eighth. */
const compiled = { graphs: 10, operations: 5 };

describe('train() gives the same with graphs and without, nothing stands in the way of graphs, and nothing is left behind:', () => {
  test.each(Object.entries(builders))('%s', async (_, [data, build]) => {
    expect(stepsOf(await graphAndEager(() => kd.seeded(1, build), train(data)))).toEqual(compiled);
  });

  test('every builder of kd.models, and both of students for tables, are among these', () => {
    const tried = Object.keys(builders).join();
    for (const name of [...Object.keys(kd.models), 'tabularStudent', 'softDecisionTree']) expect(tried).toContain(name);
  });
});

describe('distill() gives the same with graphs and without for a model of the user, nothing stands in the way of graphs, and nothing is left behind:', () => {
  test.each(Object.entries(own))('%s', async (_, [data, build]) => {
    const teacher = kd.seeded(2, () => dense());
    const distill = (student: kd.tf.LayersModel) => kd.distill({ ...quick, teacher, student, data, optimizer, baseline: false });
    expect(stepsOf(await graphAndEager(() => kd.seeded(1, build), distill))).toEqual(compiled);
    teacher.dispose();
  });
});

describe('a number that no embedding has gives the same error in a graph as without one, and the step changes nothing:', () => {
  const cases: { [name: string]: [() => kd.tf.layers.Layer, wrong: number, message: RegExp] } = {
    'the token embedding, out of range': [
      () => kd.layers.tokenEmbedding({ vocabulary: 4, width: 3 }),
      4,
      /whole, 0 to 3, got 4 in row/
    ],
    'the token embedding, a fraction': [() => kd.layers.tokenEmbedding({ vocabulary: 4, width: 3 }), 1.5, /got 1\.5 in row/],
    'the embedding of tfjs': [() => layers.embedding({ inputDim: 4, outputDim: 3 }), 4, /index value 4 is not in \[0, 3\]/]
  };
  test.each(Object.entries(cases))('%s', async (_, [embedding, wrong, message]) => {
    const weights: number[][][] = [];
    for (const eager of ['', '1']) {
      vi.stubEnv('STILLROOM_EAGER', eager);
      const student = kd.seeded(1, () =>
        tf.sequential({
          layers: [layers.inputLayer({ inputShape: [6] }), embedding(), layers.flatten(), layers.dense({ units: 3 })]
        })
      );
      const x = words.train.x.slice();
      // In the third epoch all batches are graphs.
      const onEvent = (event: kd.RunEvent) => void (event.type === 'point' && event.epoch === 3 && (x[0] = wrong));
      const tensors = tf.memory().numTensors;
      await expect(kd.train({ ...quick, student, data: { ...words, train: { ...words.train, x } }, onEvent })).rejects.toThrow(
        message
      );
      expect(tf.memory().numTensors - tensors).toBe(0);
      weights.push(student.getWeights().map((weight) => Array.from(weight.dataSync())));
      student.dispose();
      vi.unstubAllEnvs();
    }
    expect(differingPaths(weights[0], weights[1], 1e-5)).toEqual([]);
  });
});

test('a setting of a layer that is changed between steps counts from the next step on, and graphs go on with it', async () => {
  const build = () => kd.seeded(1, () => dense(new Strong({ name: 'strong' }), layers.dropout({ name: 'drop', rate: 0.1 })));
  const record = await graphAndEager(build, (student) => {
    const [strong, drop] = ['strong', 'drop'].map((name) => student.getLayer(name));
    const onEvent = (event: kd.RunEvent) => {
      if (event.type !== 'point') return;
      if (event.epoch === 3) (strong as Strong).options.strength = 0.5;
      if (event.epoch === 6) (drop as unknown as { rate: number }).rate = 0.5;
    };
    return kd.train({ ...quick, student, data: flat, epochs: 9, optimizer, onEvent });
  });
  // Two steps of each size are written down three times.
  expect(stepsOf(record)).toEqual({ graphs: 15, operations: 12 });
});

describe('what cannot be a graph trains as with operations, and the record and its view say why:', () => {
  const cases: [string, () => kd.tf.layers.Layer, reason: RegExp, cure: string][] = [
    ['a layer that reads values', () => new Reading({}), /^it reads the values of a tensor$/, 'without dataSync'],
    ['a layer that draws in JavaScript', () => new Noisy({}), /^JavaScript makes something else/, 'a layer of tf.layers'],
    ['a layer that counts its calls', () => new Counting({}), /^JavaScript makes something else/, 'a layer of tf.layers'],
    ['a layer that is skipped by chance', () => new Skipping({}), /^JavaScript makes something else/, 'a layer of tf.layers']
  ];
  test.each(cases)('%s', async (_, layer, reason, cure) => {
    const record = await graphAndEager(() => kd.seeded(1, () => dense(layer())), train(flat));
    expect(stepsOf(record)).toEqual({ graphs: 0, operations: 15, eager: expect.stringMatching(reason) });
    const { setup } = kd.runView(record) as unknown as { setup: [string, string][] };
    expect(setup.filter(([name]) => name === 'steps')).toEqual([
      ['steps', expect.stringMatching(/ operation by operation, which takes longer, because /)]
    ]);
    expect(setup.find(([name]) => name === 'steps')![1]).toContain(cure);
  });
});
